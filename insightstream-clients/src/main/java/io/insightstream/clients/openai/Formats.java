package io.insightstream.clients.openai;

import io.insightstream.call.CallListener;
import io.insightstream.call.CallListener.CapabilityRefusal;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextRequest.Format;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The forms of answers that models have refused: a server may take schemas, and one of its models not. Safe for use by
 * several threads.
 */
final class Formats {

    private final ProviderId provider;
    private final CallListener listener;
    private final Map<String, Set<Capability>> refused = new ConcurrentHashMap<>();

    Formats(ProviderId provider, CallListener listener) {
        this.provider = provider;
        this.listener = CallListener.all(listener);
    }

    /** What of these is left for a model. */
    Set<Capability> of(String model, Set<Capability> assumed) {
        Set<Capability> not = refused.get(model);
        if (not == null) {
            return assumed;
        }
        Set<Capability> left = EnumSet.noneOf(Capability.class);
        left.addAll(assumed);
        left.removeAll(not);
        return Set.copyOf(left);
    }

    /** Makes a call and takes note if the model refuses the form of its answer. */
    <T> T learning(String model, Format format, Supplier<T> call) {
        try {
            return call.get();
        } catch (Unsupported e) {
            Capability asked = capability(format);
            if (asked != null
                    && refused.computeIfAbsent(model, any -> ConcurrentHashMap.newKeySet())
                            .add(asked)) {
                listener.capabilityRefused(new CapabilityRefusal(provider, model, asked.name(), e));
            }
            throw e;
        }
    }

    private static @Nullable Capability capability(Format format) {
        return switch (format) {
            case JSON_SCHEMA -> Capability.JSON_SCHEMA;
            case JSON_OBJECT -> Capability.JSON_OBJECT;
            case TEXT -> null;
        };
    }
}
