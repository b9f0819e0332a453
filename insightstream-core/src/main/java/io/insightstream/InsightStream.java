package io.insightstream;

import io.insightstream.call.Closing;
import io.insightstream.channel.ChannelReports;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.image.Images;
import io.insightstream.offline.OfflineText;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.VideoProvider;
import io.insightstream.text.TextModel;
import io.insightstream.usage.Metered;
import io.insightstream.usage.Prices;
import io.insightstream.usage.UsageLedger;
import io.insightstream.usage.UsageReport;
import io.insightstream.video.ChannelRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entry to everything: give it providers, ask it for reports.
 *
 * <pre>{@code
 * try (InsightStream insight = InsightStream.builder().videos(provider).build()) {
 *     OutlierReport outliers = insight.channel("@veritasium").outliers();
 * }
 * }</pre>
 *
 * <p>Without any provider it still builds; a call that needs one throws {@link NotConfigured}, which names the builder
 * call that is missing. Texts come from {@link OfflineText} then. Safe for use by several threads.
 */
public final class InsightStream implements AutoCloseable {

    private final @Nullable VideoProvider videos;
    private final @Nullable ImageProvider images;
    private final MediaStore media;
    private final TextModel text;
    private final Clock clock;
    private final UsageLedger usage;
    private final List<AutoCloseable> owned;

    private InsightStream(Builder builder) {
        this.videos = builder.videos;
        this.clock = builder.clock == null ? Clock.systemUTC() : builder.clock;
        this.images = builder.images;
        this.media = builder.media == null ? MediaStore.inMemory(MediaStore.IN_MEMORY_BYTES, clock) : builder.media;
        this.usage = new UsageLedger(builder.prices == null ? Prices.NONE : builder.prices, clock);
        TextProvider writer = builder.text == null ? new OfflineText(clock) : builder.text;
        this.text = new TextModel(Metered.text(writer, usage, "text"), clock);
        this.owned = builder.owned();
    }

    /**
     * Starts a configuration.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The reports about a channel.
     *
     * @param ref an id, a handle or an address, as {@link ChannelRef#parse} reads it
     * @return the reports; nothing is fetched before one is asked for
     * @throws InvalidRequest if the text does not name a channel
     * @throws NotConfigured if no video provider was given
     */
    public ChannelReports channel(String ref) {
        return channel(ChannelRef.parse(ref));
    }

    /**
     * The reports about a channel.
     *
     * @param ref the channel
     * @return the reports; nothing is fetched before one is asked for
     * @throws NotConfigured if no video provider was given
     */
    public ChannelReports channel(ChannelRef ref) {
        if (videos == null) {
            throw new NotConfigured(
                    "reports about a channel need a video provider: InsightStream.builder().videos(provider)");
        }
        return new ChannelReports(ref, Metered.videos(videos, usage, "channel"), clock);
    }

    /**
     * What this facade's calls to providers used up so far, per provider, model and feature.
     *
     * @return the report; the cost of a model without a price in {@link Builder#prices} is not known
     */
    public UsageReport usage() {
        return usage.report();
    }

    /**
     * Pictures made from a prompt.
     *
     * @return the feature
     * @throws NotConfigured if no image provider was given
     */
    public Images images() {
        if (images == null) {
            throw new NotConfigured("pictures need an image provider: InsightStream.builder().images(provider)");
        }
        return new Images(Metered.images(images, usage, "image"));
    }

    /**
     * Where pictures and other media are kept.
     *
     * @return the store it was given, or one that forgets with the process
     */
    public MediaStore media() {
        return media;
    }

    /**
     * Questions of your own to the text model.
     *
     * @return the model; without a text provider, rules that put together what the question holds and stamp it {@code
     *     FALLBACK}
     */
    public TextModel text() {
        return text;
    }

    /**
     * Closes the providers it was given, except those named in {@link Builder#keepOpen}. If one fails, the others are
     * closed all the same.
     */
    @Override
    public void close() {
        Closing.all(owned);
    }

    /**
     * Configures an {@link InsightStream}.
     *
     * <p>Defaults: {@link OfflineText}, no other providers, media kept in memory, the system clock, no prices. Not safe
     * for use by several threads.
     */
    public static final class Builder {

        private @Nullable VideoProvider videos;
        private @Nullable ImageProvider images;
        private @Nullable MediaStore media;
        private @Nullable TextProvider text;
        private @Nullable Clock clock;
        private @Nullable Prices prices;
        private final Set<AutoCloseable> given = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<AutoCloseable> keptOpen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final List<String> problems = new ArrayList<>();

        private Builder() {}

        /**
         * Sets where channels and videos come from.
         *
         * @param provider the provider; closed with the facade unless kept open
         * @return this builder
         */
        public Builder videos(VideoProvider provider) {
            once("videos", this.videos);
            this.videos = Objects.requireNonNull(provider, "provider");
            given.add(provider);
            return this;
        }

        /**
         * Sets who makes pictures.
         *
         * @param provider the provider; closed with the facade unless kept open
         * @return this builder
         */
        public Builder images(ImageProvider provider) {
            once("images", this.images);
            this.images = Objects.requireNonNull(provider, "provider");
            given.add(provider);
            return this;
        }

        /**
         * Sets who writes texts.
         *
         * @param provider the provider, {@link OfflineText} by default; closed with the facade unless kept open
         * @return this builder
         */
        public Builder text(TextProvider provider) {
            once("text", this.text);
            this.text = Objects.requireNonNull(provider, "provider");
            given.add(provider);
            return this;
        }

        /**
         * Sets where media is kept.
         *
         * @param store the store; by default one that forgets with the process. Closed with the facade unless kept open
         * @return this builder
         */
        public Builder media(MediaStore store) {
            once("media", this.media);
            this.media = Objects.requireNonNull(store, "store");
            given.add(store);
            return this;
        }

        /**
         * Sets the clock that ages are counted by.
         *
         * @param clock the clock; the system clock by default
         * @return this builder
         */
        public Builder clock(Clock clock) {
            once("clock", this.clock);
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets what models cost, for {@link InsightStream#usage()}.
         *
         * @param prices the prices; none by default
         * @return this builder
         */
        public Builder prices(Prices prices) {
            once("prices", this.prices);
            this.prices = Objects.requireNonNull(prices, "prices");
            return this;
        }

        /**
         * Leaves a provider open when the facade is closed, because others use it too.
         *
         * @param provider a provider given to this builder, before or after this call
         * @return this builder
         */
        public Builder keepOpen(AutoCloseable provider) {
            keptOpen.add(Objects.requireNonNull(provider, "provider"));
            return this;
        }

        /**
         * Builds the facade.
         *
         * @return the facade
         * @throws InvalidRequest if something was set twice or kept open without being given; the message names every
         *     problem
         */
        public InsightStream build() {
            List<String> all = new ArrayList<>(problems);
            for (AutoCloseable kept : keptOpen) {
                if (!given.contains(kept)) {
                    all.add("keepOpen names a provider that was not given: " + kept);
                }
            }
            if (!all.isEmpty()) {
                throw new InvalidRequest("InsightStream cannot be built: " + String.join("; ", all));
            }
            return new InsightStream(this);
        }

        private void once(String setter, @Nullable Object before) {
            if (before != null) {
                problems.add(setter + " is set twice");
            }
        }

        private List<AutoCloseable> owned() {
            return given.stream().filter(each -> !keptOpen.contains(each)).toList();
        }
    }
}
