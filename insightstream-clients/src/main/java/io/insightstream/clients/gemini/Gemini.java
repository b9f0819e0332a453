package io.insightstream.clients.gemini;

import io.insightstream.call.CallListener;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
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

    /** What the providers are called. */
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
            text = new GeminiText(textHandle, settings.text(), requests, settings.errors(), settings.clock());
        }
        if (settings.images() == null) {
            imagesHandle = null;
            images = null;
        } else {
            imagesHandle = connection.handle();
            images = new GeminiImages(imagesHandle, settings.images(), requests, settings.imageLimits());
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
            HttpCaller caller,
            Requests requests,
            GeminiErrors errors,
            @Nullable ModelChoice text,
            @Nullable ModelChoice images,
            ImageLimits imageLimits,
            Clock clock) {}

    /**
     * Configures the providers. Defaults: the address of Google's server, Google's safety settings, no limiter, the log
     * as listener of models that retire, 4 attempts, two minutes for a call as models think long, pictures within {@link
     * ImageLimits#DEFAULT}, an HTTP client of its own. Not safe for use by several threads.
     */
    public static final class Builder {

        private static final String DEFAULT_BASE_URL = "https://generativelanguage.googleapis.com/";

        private final List<String> problems = new ArrayList<>();
        private final List<SafetySetting> safety = new ArrayList<>();
        private List<Secret> secrets = List.of();
        private @Nullable KeyPool keys;
        private List<String> models = List.of();
        private List<String> imageModels = List.of();
        private String baseUrl = DEFAULT_BASE_URL;
        private @Nullable OkHttpClient client;
        private @Nullable CallListener listener;
        private CallLimiter limiter = CallLimiter.NONE;
        private ImageLimits imageLimits = ImageLimits.DEFAULT;
        private int attempts = 4;
        private Duration deadline = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();
        private HttpCaller.@Nullable Sleeper sleeper;
        private @Nullable DoubleSupplier random;

        private Builder() {}

        /**
         * Sets the keys: all of one project, whose quotas they share.
         *
         * @param keys the keys, at least one
         * @return this builder
         */
        public Builder keys(Secret... keys) {
            this.secrets = List.of(keys);
            this.keys = null;
            return this;
        }

        /**
         * Sets the keys.
         *
         * @param keys a pool, which other providers and processes may share, and which tells projects apart
         * @return this builder
         */
        public Builder keys(KeyPool keys) {
            this.keys = Objects.requireNonNull(keys, "keys");
            this.secrets = List.of();
            return this;
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
                    problems.add(name + ": expected ids, got one that is blank");
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
                problems.add(
                        "safety: expected a category and a threshold, got '" + category + "' and '" + threshold + "'");
            }
            safety.removeIf(setting -> setting.category().equals(category));
            safety.add(new SafetySetting(category, threshold));
            return this;
        }

        /**
         * Sets the address of the server.
         *
         * @param baseUrl the root before {@code /v1beta/}
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            HttpUrl parsed = HttpUrl.parse(baseUrl);
            if (parsed == null || parsed.querySize() > 0) {
                problems.add("baseUrl: expected an http or https address without a query, got '" + baseUrl + "'");
            }
            this.baseUrl = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
            return this;
        }

        /**
         * Uses an HTTP client of the user, which stays open when the providers are closed.
         *
         * @param client the client
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Tells of every call, and of models that are not available.
         *
         * @param listener hears of them
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Holds requests back, such as for the calls a minute has.
         *
         * @param limiter asked before each request for a text, a picture or the list of models
         * @return this builder
         */
        public Builder limiter(CallLimiter limiter) {
            this.limiter = Objects.requireNonNull(limiter, "limiter");
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
         * Sets how often a call is tried.
         *
         * @param attempts the most attempts, 1 or more, the first included
         * @return this builder
         */
        public Builder attempts(int attempts) {
            if (attempts < 1) {
                problems.add("attempts: expected 1 or more, got " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Limits how long one call may take, waits and retries included, unless the request says otherwise.
         *
         * @param deadline how long, more than zero
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                problems.add("deadline: expected more than zero, got " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * Sets the clock, for tests.
         *
         * @param clock tells the time
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how a retry waits, for tests.
         *
         * @param sleeper waits
         * @return this builder
         */
        public Builder sleeper(HttpCaller.Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Sets where chance comes from, for tests.
         *
         * @param random gives numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
            this.random = Objects.requireNonNull(random, "random");
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
            List<String> all = new ArrayList<>(problems);
            if (keys == null && secrets.isEmpty()) {
                all.add("keys: Gemini needs an API key; make one at https://aistudio.google.com/apikey");
            }
            if (models.isEmpty() && imageModels.isEmpty()) {
                all.add("models: Gemini needs the id of a model to write or to draw; models retire, so there is no "
                        + "default");
            }
            if (!all.isEmpty()) {
                throw new NotConfigured("Gemini.builder(): " + String.join("; ", all));
            }
            List<String> metered = new ArrayList<>(models);
            metered.addAll(imageModels);
            GeminiErrors errors = new GeminiErrors(clock);
            return new Gemini(new Settings(
                    caller(errors, metered),
                    new Requests(safety, metered),
                    errors,
                    choice(models),
                    choice(imageModels),
                    imageLimits,
                    clock));
        }

        private @Nullable ModelChoice choice(List<String> of) {
            if (of.isEmpty()) {
                return null;
            }
            ModelChoice choice = ModelChoice.of(ID, of).withClock(clock);
            return listener == null ? choice : choice.withListener(listener);
        }

        private HttpCaller caller(GeminiErrors errors, List<String> metered) {
            HttpCaller.Builder caller = HttpCaller.builder(ID, baseUrl, errors)
                    .keys(pool(), new HttpCaller.KeyPlace.Header("x-goog-api-key", ""))
                    .quota(GeminiErrors.spentByModel(metered, clock))
                    .limiter(limiter)
                    .listener(listener == null ? CallListener.NONE : listener)
                    .retries(attempts, Duration.ofMillis(500), Duration.ofSeconds(8))
                    .deadline(deadline)
                    .maxBytes(GeminiJson.MAX_BYTES)
                    .cacheBytes(0)
                    .clock(clock);
            if (client != null) {
                caller.client(client);
            }
            if (sleeper != null) {
                caller.sleeper(sleeper);
            }
            if (random != null) {
                caller.random(random);
            }
            return caller.build();
        }

        /** Made once, so that all that this builder builds shares it. */
        private KeyPool pool() {
            if (keys == null) {
                keys = KeyPool.builder("gemini")
                        .keys(secrets.toArray(Secret[]::new))
                        .clock(clock)
                        .build();
            }
            return keys;
        }
    }
}
