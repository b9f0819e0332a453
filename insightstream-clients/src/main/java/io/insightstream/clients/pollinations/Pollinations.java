package io.insightstream.clients.pollinations;

import io.insightstream.call.CallListener;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of Pollinations, with a key of the user.
 *
 * <pre>{@code
 * try (ImageProvider pollinations = Pollinations.builder()
 *         .keys(Secret.of(System.getenv("POLLINATIONS_API_KEY")))
 *         .models("flux")
 *         .build()) {
 *     ImageData picture = pollinations.generate(ImageRequest.of("a futuristic city at sunset")).first().data();
 * }
 * }</pre>
 *
 * <p>One call makes one picture, of any size; asked for an aspect ratio alone, of about 1280 x 720 pixels. The key
 * travels in a header. A picture costs pollen, so that a call whose answer was lost is not repeated but ends with {@link
 * OutcomeUnknown}. There is nothing to resume; but the same prompt, size, model and seed ask for the same picture.
 *
 * <p>The old host serves pictures without a key, a few at a time and not always: see {@link Builder#anonymous}. Texts of
 * Pollinations are in the dialect of OpenAI. Safe for use by several threads.
 */
public final class Pollinations implements ImageProvider {

    /** What this provider is called. */
    public static final ProviderId ID = new ProviderId("pollinations");

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.EXACT_SIZE, Capability.SEED);
    private static final long PIXELS = 1280 * 720;
    private static final int MULTIPLE = 16;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private final ProviderId id;
    private final HttpCaller caller;
    private final ModelChoice models;
    private final boolean anonymous;
    private final ImageLimits limits;
    private final DoubleSupplier random;

    private Pollinations(Builder builder, ModelChoice models, HttpCaller caller) {
        this.id = builder.id;
        this.caller = caller;
        this.models = models;
        this.anonymous = builder.anonymous;
        this.limits = builder.limits;
        this.random = builder.random;
    }

    /**
     * Starts a configuration.
     *
     * @return a builder, to which keys and models must be given
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ImageResult generate(ImageRequest request) {
        request.requireSupportedBy(this);
        String prompt = encoded(request.prompt());
        // Without a seed, the same prompt would give the same picture again.
        int seed = request.seed() == null ? (int) (random.getAsDouble() * Integer.MAX_VALUE) : request.seed();
        ImageSize size = request.size() == null ? request.aspectRatio().size(PIXELS, MULTIPLE) : request.size();
        return models.call(request.model(), (model, gone) -> {
            HttpAnswer answer = caller.call(call(prompt, model, size, seed)).withMoreAttempts(gone);
            ImageData picture = ImageData.received(answer.bytes(), "Pollinations", limits);
            return result(answer, picture, model, size, seed);
        });
    }

    private HttpCall call(String prompt, String model, ImageSize size, int seed) {
        return HttpCall.get("image.generate", (anonymous ? "prompt/" : "image/") + prompt)
                .query("model", model)
                .query("width", size.width())
                .query("height", size.height())
                .query("seed", seed)
                .query("nologo", anonymous ? "true" : null)
                .header("Accept", "image/*")
                .model(model)
                .images(1)
                .repeatable(false)
                .build();
    }

    private ImageResult result(HttpAnswer answer, ImageData picture, String model, ImageSize asked, int seed) {
        List<String> notes = new ArrayList<>();
        if (!picture.header().size().equals(asked)) {
            notes.add(
                    "Pollinations made a picture of " + picture.header().size() + " where " + asked + " was asked for");
        }
        return new ImageResult(
                List.of(new GeneratedImage(picture, (long) seed)),
                notes,
                new Provenance(
                        Provenance.Source.AI, id, model, answer.retrievedAt(), answer.attempts(), Usage.ofImages(1)));
    }

    /** As one part of a path: what is not a letter or a digit is escaped, a slash too. */
    private static String encoded(String prompt) {
        String text = prompt.strip();
        if (text.equals(".") || text.equals("..")) {
            throw new InvalidRequest("the prompt '" + text + "' cannot be part of an address; describe a picture");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append('%')
                        .append(Character.forDigit(each >> 4 & 0xF, 16))
                        .append(Character.forDigit(each & 0xF, 16));
            }
        }
        return encoded.toString();
    }

    @Override
    public void close() {
        caller.close();
    }

    @Override
    public String toString() {
        return id + " " + models.models();
    }

    /**
     * Configures the provider. Defaults: with a key at {@code https://gen.pollinations.ai/}, 2 minutes for a picture,
     * {@link ImageLimits#DEFAULT}, an HTTP client of its own, no limiter. Not safe for use by several threads.
     */
    public static final class Builder {

        private static final String BASE_URL = "https://gen.pollinations.ai/";
        private static final String ANONYMOUS_BASE_URL = "https://image.pollinations.ai/";

        private final List<String> problems = new ArrayList<>();
        private ProviderId id = ID;
        private List<Secret> secrets = List.of();
        private @Nullable KeyPool keys;
        private boolean anonymous;
        private List<String> models = List.of();
        private @Nullable String baseUrl;
        private @Nullable OkHttpClient client;
        private CallListener listener = CallListener.NONE;
        private CallLimiter limiter = CallLimiter.NONE;
        private ImageLimits limits = ImageLimits.DEFAULT;
        private Duration deadline = Duration.ofMinutes(2);
        private Clock clock = Clock.systemUTC();
        private HttpCaller.@Nullable Sleeper sleeper;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder() {}

        /**
         * Names the provider, where there is more than one of Pollinations.
         *
         * @param id the name
         * @return this builder
         */
        public Builder id(ProviderId id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the keys, of one account: secret ones, {@code sk_...}, on a server.
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
         * @param keys a pool, which other providers and processes may share
         * @return this builder
         */
        public Builder keys(KeyPool keys) {
            this.keys = Objects.requireNonNull(keys, "keys");
            this.secrets = List.of();
            return this;
        }

        /**
         * Asks the old host {@code https://image.pollinations.ai/} without a key. It lets one request wait for each
         * address, and is down now and then.
         *
         * @return this builder
         */
        public Builder anonymous() {
            this.anonymous = true;
            return this;
        }

        /**
         * Sets the models.
         *
         * @param models the models, the preferred one first; a later one is asked when those before are not available
         * @return this builder
         */
        public Builder models(String... models) {
            this.models = List.of(models);
            return this;
        }

        /**
         * Sets the address of the server.
         *
         * @param baseUrl the root, in place of Pollinations' own
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
         * Uses an HTTP client of the user, which stays open when the provider is closed.
         *
         * @param client the client
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Tells of every call.
         *
         * @param listener hears of them
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Holds calls back, so that a rate limit is kept.
         *
         * @param limiter asked before each request
         * @return this builder
         */
        public Builder limiter(CallLimiter limiter) {
            this.limiter = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /**
         * Limits what pictures are taken.
         *
         * @param limits the limits
         * @return this builder
         */
        public Builder limits(ImageLimits limits) {
            this.limits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /**
         * Limits how long a picture may take.
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
         * Sets where chance comes from: seeds, and the jitter of waits.
         *
         * @param random gives numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Builds the provider.
         *
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key or no model, or a setting is out of range; the message names all
         *     problems
         */
        public Pollinations build() {
            List<String> all = new ArrayList<>(problems);
            boolean keyed = keys != null || !secrets.isEmpty();
            if (keyed == anonymous) {
                all.add(
                        "keys: Pollinations needs a key, from https://enter.pollinations.ai, or anonymous() without one");
            }
            if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
                all.add("models: name one or more; models retire, so there is no default");
            }
            if (!all.isEmpty()) {
                throw new NotConfigured("Pollinations.builder(): " + String.join("; ", all));
            }
            ModelChoice choice = ModelChoice.of(id, models).withClock(clock).withListener(listener);
            return new Pollinations(this, choice, caller());
        }

        private HttpCaller caller() {
            String address = baseUrl != null ? baseUrl : anonymous ? ANONYMOUS_BASE_URL : BASE_URL;
            HttpCaller.Builder caller = HttpCaller.builder(id, address, new PollinationsErrors(anonymous, clock))
                    .listener(listener)
                    .limiter(limiter)
                    .deadline(deadline)
                    .maxBytes(limits.maxBytes())
                    .cacheBytes(0)
                    .clock(clock)
                    .random(random);
            if (!anonymous) {
                caller.keys(pool(), new KeyPlace.Header("Authorization", "Bearer "));
            }
            if (client != null) {
                caller.client(client);
            }
            if (sleeper != null) {
                caller.sleeper(sleeper);
            }
            return caller.build();
        }

        private KeyPool pool() {
            return keys != null
                    ? keys
                    : KeyPool.builder("pollinations")
                            .keys(secrets.toArray(Secret[]::new))
                            .clock(clock)
                            .build();
        }
    }
}
