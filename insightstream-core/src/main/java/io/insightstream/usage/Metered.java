package io.insightstream.usage;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.VideoProvider;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Providers that tell a ledger what their calls use up. They stand outside of everything else, failover too, and do not
 * change what is asked or answered.
 */
public final class Metered {

    private Metered() {}

    /**
     * Counts what a text provider uses up.
     *
     * @param provider the provider
     * @param ledger where it is counted
     * @param feature what the calls are made for, such as {@code keyword}
     * @return the same provider, counted; closing it closes the provider
     */
    public static TextProvider text(TextProvider provider, UsageLedger ledger, String feature) {
        return new MeteredText(provider, new Meter(provider.id(), ledger, feature));
    }

    /**
     * Counts what an image provider uses up.
     *
     * @param provider the provider
     * @param ledger where it is counted
     * @param feature what the calls are made for, such as {@code thumbnail}
     * @return the same provider, counted; closing it closes the provider
     */
    public static ImageProvider images(ImageProvider provider, UsageLedger ledger, String feature) {
        return new MeteredImages(provider, new Meter(provider.id(), ledger, feature));
    }

    /**
     * Counts what a video provider uses up.
     *
     * @param provider the provider
     * @param ledger where it is counted
     * @param feature what the calls are made for, such as {@code channel}
     * @return the same provider, counted; closing it closes the provider
     */
    public static VideoProvider videos(VideoProvider provider, UsageLedger ledger, String feature) {
        return new MeteredVideos(provider, new Meter(provider.id(), ledger, feature));
    }

    /** Counts the calls of one provider for one feature. */
    record Meter(ProviderId provider, UsageLedger ledger, String feature) {
        Meter {
            Objects.requireNonNull(ledger, "ledger");
            Objects.requireNonNull(feature, "feature");
        }

        /** Makes a call whose answer tells where it came from; what does not tell is counted as a bare call. */
        <R> R count(@Nullable String model, Supplier<R> call, Function<R, @Nullable Provenance> provenanceOf) {
            R result;
            try {
                result = call.get();
            } catch (RuntimeException e) {
                ledger.failed(feature, provider, model);
                throw e;
            }
            Provenance provenance = provenanceOf.apply(result);
            if (provenance == null) {
                ledger.answered(feature, provider);
            } else {
                ledger.answered(feature, provenance);
            }
            return result;
        }
    }
}
