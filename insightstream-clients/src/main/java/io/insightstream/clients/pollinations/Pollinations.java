package io.insightstream.clients.pollinations;

import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.HttpCallerBuilder;
import io.insightstream.clients.http.ProviderBuilder;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;

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

    /** What this provider is called unless its builder names it. */
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

    private Pollinations(ProviderId id, Builder builder, ModelChoice models, HttpCaller caller, DoubleSupplier random) {
        this.id = id;
        this.caller = caller;
        this.models = models;
        this.anonymous = builder.anonymous;
        this.limits = builder.limits;
        this.random = random;
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
            HttpCall call = call(prompt, model, size, seed);
            return caller.call(call, answer -> result(answer.withMoreAttempts(gone), model, size, seed));
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

    private ImageResult result(HttpAnswer answer, String model, ImageSize asked, int seed) {
        ImageData picture = ImageData.received(answer.bytes(), "Pollinations", limits);
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
     * Configures the provider. Defaults: with a key at {@code https://gen.pollinations.ai/}, 4 attempts, 2 minutes for a
     * picture, {@link ImageLimits#DEFAULT}, an HTTP client of its own, no limiter. The keys are secret ones, {@code
     * sk_...}. Not safe for use by several threads.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String BASE_URL = "https://gen.pollinations.ai/";
        private static final String ANONYMOUS_BASE_URL = "https://image.pollinations.ai/";
        private static final Duration DEADLINE = Duration.ofMinutes(2);

        private boolean anonymous;
        private List<String> models = List.of();
        private ImageLimits limits = ImageLimits.DEFAULT;

        private Builder() {
            super(ID);
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
         * Builds the provider.
         *
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key or no model, or a setting is out of range; the message names all
         *     problems
         */
        public Pollinations build() {
            List<String> missing = new ArrayList<>();
            if (hasKeys() == anonymous) {
                missing.add(
                        "keys: Pollinations needs a key, from https://enter.pollinations.ai, or anonymous() without one");
            }
            if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
                missing.add("models: name one or more; models retire, so there is no default");
            }
            requireComplete("Pollinations.builder()", missing);
            String address = baseUrlOr(anonymous ? ANONYMOUS_BASE_URL : BASE_URL);
            HttpCallerBuilder caller = caller(address, new PollinationsErrors(anonymous, clock()), DEADLINE)
                    .maxBytes(limits.maxBytes());
            if (!anonymous) {
                caller.keys(keyPool(), new KeyPlace.Header("Authorization", "Bearer "));
            }
            return new Pollinations(id(), this, choice(models), caller.build(), random());
        }
    }
}
