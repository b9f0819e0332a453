package io.insightstream.clients.gemini;

import io.insightstream.call.ModelChoice;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.ProviderBuilder;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Google's Gemini: texts and pictures, by an API key of the user.
 *
 * <pre>{@code
 * Gemini gemini = Gemini.builder()
 *         .keys(Secret.of(System.getenv("GEMINI_API_KEY")))
 *         .models("gemini-3.8-flash", "gemini-3.5-flash-lite")
 *         .imageModels("gemini-3.1-flash-image")
 *         .build();
 * InsightStream insight = InsightStream.builder().text(gemini.text()).images(gemini.images()).build();
 *
 * TextProvider alone = Gemini.builder().keys(key).text("gemini-3.8-flash");
 * }</pre>
 *
 * <p>{@link #text()} and {@link #images()} share keys, limiter and connections. The connections close with the last of
 * the two that were asked for, or with {@link #close()}.
 *
 * <p>Models retire within months, so there is no default: of those configured, the first that is available answers, and
 * {@code text().models()} lists what there is.
 *
 * <p>Quotas belong to a project and a model, never to a key: more keys of one project make no more calls. What a day has
 * for a model is remembered as spent for that model and project until midnight in Los Angeles. A minute's limit rests all
 * keys of the project, for texts and pictures, as long as Gemini asks; so that pictures, of which a minute has few, do
 * not hold up texts, build a second {@code Gemini} for them. Keys of several projects are told apart by {@link
 * KeyPool.Builder}.
 *
 * <p>Texts and pictures cost money, so a question is sent again only when it certainly did not run: Gemini had limited the
 * rate or was overloaded, or there was no connection. A lost answer is {@link OutcomeUnknown}.
 *
 * <p>Safe for use by several threads. Blocking, and at home on virtual threads.
 */
public final class Gemini implements AutoCloseable {

    /** What the providers are called unless their builder names them. */
    public static final ProviderId ID = new ProviderId("gemini");

    private final Connection connection;
    private final @Nullable GeminiText text;
    private final @Nullable Handle textHandle;
    private final @Nullable GeminiImages images;
    private final @Nullable Handle imagesHandle;

    private Gemini(Settings settings) {
        connection = new Connection(settings.caller());
        Requests requests = settings.requests();
        if (settings.text() == null) {
            textHandle = null;
            text = null;
        } else {
            textHandle = connection.handle();
            text = new GeminiText(settings.id(), textHandle, settings.text(), requests, settings.errors());
        }
        if (settings.images() == null) {
            imagesHandle = null;
            images = null;
        } else {
            imagesHandle = connection.handle();
            images = new GeminiImages(settings.id(), imagesHandle, settings.images(), requests, settings.imageLimits());
        }
    }

    /**
     * Starts a configuration.
     *
     * @return a builder, to which keys and models must be given
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The provider of texts. It takes schemas, pictures as part of a question and seeds, streams, and lists models.
     *
     * @return the provider, the same each time; to be closed
     * @throws NotConfigured without {@link Builder#models}
     */
    public TextProvider text() {
        if (text == null || textHandle == null) {
            throw new NotConfigured("Gemini needs models to write: name them with Gemini.builder().models(...)");
        }
        connection.opened(textHandle);
        return text;
    }

    /**
     * The provider of pictures. It takes pictures to follow, and gives one picture for a question, in the nearest of the
     * shapes Gemini knows.
     *
     * @return the provider, the same each time; to be closed
     * @throws NotConfigured without {@link Builder#imageModels}
     */
    public ImageProvider images() {
        if (images == null || imagesHandle == null) {
            throw new NotConfigured("Gemini needs models to draw: name them with Gemini.builder().imageModels(...)");
        }
        connection.opened(imagesHandle);
        return images;
    }

    /** Closes both providers and, unless the client is the user's, the connections. Closing again does nothing. */
    @Override
    public void close() {
        connection.close();
    }

    private record Settings(
            ProviderId id,
            HttpCaller caller,
            Requests requests,
            GeminiErrors errors,
            @Nullable ModelChoice text,
            @Nullable ModelChoice images,
            ImageLimits imageLimits) {}

    /**
     * Configures the providers. Defaults: at {@code https://generativelanguage.googleapis.com/}, the root before {@code
     * /v1beta/}, Google's safety settings, no limiter, the log for news of models, 4 attempts, two minutes for a call as
     * models think long, pictures within {@link ImageLimits#DEFAULT}, an HTTP client of its own. Not safe for use by
     * several threads.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String BASE_URL = "https://generativelanguage.googleapis.com/";
        private static final Duration DEADLINE = Duration.ofMinutes(2);

        private final List<SafetySetting> safety = new ArrayList<>();
        private List<String> models = List.of();
        private List<String> imageModels = List.of();
        private ImageLimits imageLimits = ImageLimits.DEFAULT;

        private Builder() {
            super(ID);
        }

        /**
         * Sets the models that write.
         *
         * @param models their ids, the preferred one first
         * @return this builder
         */
        public Builder models(String... models) {
            this.models = ids("models", models);
            return this;
        }

        /**
         * Sets the models that draw.
         *
         * @param models their ids, the preferred one first
         * @return this builder
         */
        public Builder imageModels(String... models) {
            this.imageModels = ids("imageModels", models);
            return this;
        }

        private List<String> ids(String name, String... models) {
            List<String> ids = new ArrayList<>();
            for (String model : models) {
                if (model.isBlank()) {
                    problem(name + ": expected ids, got one that is blank");
                } else {
                    ids.add(Requests.id(model.strip()));
                }
            }
            return List.copyOf(ids);
        }

        /**
         * Sets how much harm of one category Gemini lets through, for every question. Models differ in what they take.
         *
         * @param category the category, such as {@code HARM_CATEGORY_HATE_SPEECH}
         * @param threshold the threshold, such as {@code BLOCK_ONLY_HIGH}
         * @return this builder
         */
        public Builder safety(String category, String threshold) {
            if (category.isBlank() || threshold.isBlank()) {
                problem("safety: expected a category and a threshold, got '" + category + "' and '" + threshold + "'");
            }
            safety.removeIf(setting -> setting.category().equals(category));
            safety.add(new SafetySetting(category, threshold));
            return this;
        }

        /**
         * Sets what pictures may be that Gemini gives.
         *
         * @param limits the limits; an answer of more than 40 MB is refused whatever they are
         * @return this builder
         */
        public Builder imageLimits(ImageLimits limits) {
            this.imageLimits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /**
         * Builds a provider of texts alone, with connections of its own.
         *
         * @param models the ids of the models, the preferred one first; one or more
         * @return the provider; to be closed
         * @throws NotConfigured as {@link #build()} does
         */
        public TextProvider text(String... models) {
            return models(models).build().text();
        }

        /**
         * Builds a provider of pictures alone, with connections of its own.
         *
         * @param models the ids of the models, the preferred one first; one or more
         * @return the provider; to be closed
         * @throws NotConfigured as {@link #build()} does
         */
        public ImageProvider images(String... models) {
            return imageModels(models).build().images();
        }

        /**
         * Builds the providers.
         *
         * @return what hands them out
         * @throws NotConfigured if there is no key or no model, or a setting is out of range; the message names all
         *     problems
         */
        public Gemini build() {
            List<String> missing = new ArrayList<>();
            if (!hasKeys()) {
                missing.add("keys: Gemini needs an API key; make one at https://aistudio.google.com/apikey");
            }
            if (models.isEmpty() && imageModels.isEmpty()) {
                missing.add("models: Gemini needs the id of a model to write or to draw; models retire, so there is no "
                        + "default");
            }
            requireComplete("Gemini.builder()", missing);
            List<String> metered = new ArrayList<>(models);
            metered.addAll(imageModels);
            GeminiErrors errors = new GeminiErrors(clock());
            HttpCaller caller = caller(baseUrlOr(BASE_URL), errors, DEADLINE)
                    .keys(keyPool(), new KeyPlace.Header("x-goog-api-key", ""))
                    .quota(GeminiErrors.spentByModel(metered, clock()))
                    .maxBytes(GeminiJson.MAX_BYTES)
                    .build();
            return new Gemini(new Settings(
                    id(),
                    caller,
                    new Requests(safety, metered),
                    errors,
                    models.isEmpty() ? null : choice(models),
                    imageModels.isEmpty() ? null : choice(imageModels),
                    imageLimits));
        }
    }
}
