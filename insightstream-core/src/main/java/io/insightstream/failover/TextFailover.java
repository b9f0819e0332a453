package io.insightstream.failover;

import io.insightstream.call.ProviderId;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.Unsupported;
import io.insightstream.prompt.BestFormat;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Text providers as one, made by {@link Failover#text}. A request's deadline is that of all providers together. An answer
 * that comes piece by piece changes to the next provider only before its first piece.
 *
 * <p>Two capabilities are worth having and not worth losing the preferred provider for. JSON of a schema is asked for in
 * the best form that each provider, and its model, has: where it does not hold the answer to the schema itself, the schema
 * stands in the question, and the answer is to be checked, as {@link StructuredCall} does. Who has no {@link
 * Capability#STREAMING} tells its answer in one piece. Both capabilities are there if one provider has them.
 */
public final class TextFailover implements TextProvider {

    private final Entries<TextProvider> entries;

    TextFailover(Entries<TextProvider> entries) {
        this.entries = entries;
    }

    /**
     * How the providers stand at this moment.
     *
     * @return one state for each, in their order
     */
    public List<ProviderState> snapshot() {
        return entries.snapshot();
    }

    @Override
    public ProviderId id() {
        return entries.id();
    }

    /**
     * The models of all providers.
     *
     * @return the ids, those of the preferred provider first, each once
     */
    @Override
    public List<String> modelIds() {
        return entries.providers().stream()
                .flatMap(provider -> provider.modelIds().stream())
                .distinct()
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        return entries.capabilities(TextProvider::capabilities);
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        return ask(request, TextProvider::generate, () -> true);
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        require(request);
        if (!capabilities().contains(Capability.STREAMING)) {
            throw new Unsupported("no provider of '" + id() + "' has " + Capability.STREAMING);
        }
        OnePieceIsFinal pieces = new OnePieceIsFinal(listener);
        try {
            return ask(request, (provider, left) -> BestFormat.inPieces(left, provider, pieces), () -> !pieces.begun);
        } catch (ListenerFailed e) {
            throw e.thrown;
        }
    }

    /**
     * The models that the providers list, as far as they can.
     *
     * @return the models of each, in the order of the providers
     * @throws Unsupported if none can list its models
     * @throws InsightStreamException if one that can, fails
     */
    @Override
    public List<ModelInfo> models() {
        List<TextProvider> listing = entries.providers().stream()
                .filter(provider -> provider.capabilities().contains(Capability.MODEL_LISTING))
                .toList();
        if (listing.isEmpty()) {
            throw new Unsupported("no provider of '" + id() + "' has " + Capability.MODEL_LISTING);
        }
        return listing.stream().flatMap(provider -> provider.models().stream()).toList();
    }

    private TextResult ask(
            TextRequest request, BiFunction<TextProvider, TextRequest, TextResult> call, BooleanSupplier mayMove) {
        @Nullable String model = request.model();
        boolean configured = model != null && modelIds().contains(model);
        Deadline deadline = new Deadline(request.deadline());
        Answer<TextResult> answer = entries.ask(new Question<>(
                "generate",
                model != null,
                provider -> {
                    provider.require(BestFormat.of(request, provider));
                    if (configured && !provider.modelIds().contains(model)) {
                        throw new Unsupported("the provider '" + provider.id() + "' is not configured with the model '"
                                + model + "'");
                    }
                },
                provider -> BestFormat.ask(
                        request, provider, (asked, form) -> call.apply(asked, form.withDeadline(deadline.left()))),
                () -> mayMove.getAsBoolean() && !deadline.isOver()));
        TextResult result = answer.result();
        return new TextResult(result.text(), result.finish(), answer.provenance(result.provenance()));
    }

    @Override
    public void close() {
        entries.close();
    }

    /** What is left of a request's time. */
    private final class Deadline {

        private static final Duration LEAST = Duration.ofMillis(1);

        private final @Nullable Instant end;

        Deadline(@Nullable Duration whole) {
            end = whole == null ? null : entries.clock().instant().plus(whole);
        }

        boolean isOver() {
            return end != null && !entries.clock().instant().isBefore(end);
        }

        @Nullable
        Duration left() {
            if (end == null) {
                return null;
            }
            Duration left = Duration.between(entries.clock().instant(), end);
            return left.compareTo(LEAST) < 0 ? LEAST : left;
        }
    }

    /** Passes pieces on and remembers that there was one. */
    private static final class OnePieceIsFinal implements TextListener {

        private final TextListener listener;
        private boolean begun;

        OnePieceIsFinal(TextListener listener) {
            this.listener = listener;
        }

        @Override
        public void piece(String piece) {
            begun = true;
            try {
                listener.piece(piece);
            } catch (RuntimeException e) {
                throw new ListenerFailed(e);
            }
        }
    }

    /** What the caller's own listener threw: no fault of the provider. */
    private static final class ListenerFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        ListenerFailed(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }
}
