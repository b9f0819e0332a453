package io.insightstream.clients.replicate;

import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.Downloads;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.ProviderBuilder;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RetriableException;
import io.insightstream.error.TimedOut;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures by the models at Replicate, with an API token of the user.
 *
 * <pre>{@code
 * try (ImageProvider replicate = Replicate.builder()
 *         .keys(Secret.of(System.getenv("REPLICATE_API_TOKEN")))
 *         .models("black-forest-labs/flux-schnell")
 *         .build()) {
 *     ImageData picture = replicate.generate(ImageRequest.of("a futuristic city at sunset")).first().data();
 * }
 * }</pre>
 *
 * <p>A picture is a prediction: it is begun once, watched until it is final, and fetched at once, as Replicate removes it
 * within the hour. The deadline is told to Replicate too. When it passes, or the thread is interrupted, the prediction is
 * cancelled. If it is not certain how it ends, the call ends with {@link OutcomeUnknown}, which names the prediction if it
 * has a name yet; {@link #resume} fetches it then.
 *
 * <table>
 *   <caption>How predictions end</caption>
 *   <tr><th>status</th><th>result</th></tr>
 *   <tr><td>succeeded</td><td>the pictures; {@link MalformedResponse} if there is none, {@link NotFound} if they were
 *     removed</td></tr>
 *   <tr><td>failed, for reasons of safety or content</td><td>{@link ContentRefused}</td></tr>
 *   <tr><td>failed</td><td>{@link ProviderUnavailable} with what the model said</td></tr>
 *   <tr><td>canceled, aborted</td><td>{@link TimedOut}: a deadline passed, or somebody stopped it there</td></tr>
 *   <tr><td>starting, processing, any other</td><td>asked again until the deadline</td></tr>
 * </table>
 *
 * <p>Several tokens have to be of one account: no other can ask after a prediction, so that its outcome would be unknown.
 *
 * <p>What a model takes is its own: see {@link ReplicateInput}, which all models of one provider share. Safe for use by
 * several threads.
 */
public final class Replicate implements ImageProvider {

    /** What this provider is called unless its builder names it. */
    public static final ProviderId ID = new ProviderId("replicate");

    private static final Logger LOG = LoggerFactory.getLogger(Replicate.class);
    /** How far the sides may be off before it is told. */
    private static final double SAME_RATIO = 0.05;

    private final ProviderId id;
    private final ModelChoice models;
    private final ReplicateInput input;
    private final PredictionRun run;
    private final Outputs outputs;

    private Replicate(ProviderId id, ModelChoice models, ReplicateInput input, PredictionRun run, Outputs outputs) {
        this.id = id;
        this.models = models;
        this.input = input;
        this.run = run;
        this.outputs = outputs;
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
        return input.capabilities();
    }

    @Override
    public ImageResult generate(ImageRequest request) {
        request.requireSupportedBy(this);
        Map<String, Object> fields = input.of(request);
        Instant end = run.deadline();
        return models.call(request.model(), (model, gone) -> {
            Prediction ended = run.own(model, fields, request.count(), end);
            return result(ended, fetched(ended), ended.attempts() + gone, model, request);
        });
    }

    /** The pictures that this call has paid for: what is lost on the way can be fetched again. */
    private List<ImageData> fetched(Prediction ended) {
        try {
            return outputs.of(ended);
        } catch (RetriableException | Cancelled e) {
            if (ended.isStopped()) {
                throw e;
            }
            throw PredictionRun.unknown(ended, "has succeeded, but its pictures could not be fetched", e);
        }
    }

    @Override
    public ImageResult resume(String operationId) {
        Prediction ended = run.resumed(operationId);
        return result(ended, outputs.of(ended), ended.attempts(), ended.model(), null);
    }

    private ImageResult result(
            Prediction ended,
            List<ImageData> pictures,
            int attempts,
            @Nullable String model,
            @Nullable ImageRequest request) {
        LOG.debug("prediction {} of {} ran for {} s", ended.id(), model, ended.seconds());
        Integer seed = request == null || pictures.size() > 1 ? null : request.seed();
        Long told = seed == null ? null : Long.valueOf(seed);
        List<GeneratedImage> images =
                pictures.stream().map(each -> new GeneratedImage(each, told)).toList();
        return new ImageResult(
                images,
                request == null ? List.of() : notes(request, pictures),
                new Provenance(
                        Provenance.Source.AI, id, model, ended.retrievedAt(), attempts, Usage.ofImages(images.size())));
    }

    private static List<String> notes(ImageRequest request, List<ImageData> pictures) {
        List<String> notes = new ArrayList<>();
        if (pictures.size() != request.count()) {
            notes.add("the model made " + pictures.size() + " pictures where " + request.count() + " were asked for");
        }
        ImageData first = pictures.get(0);
        if (request.format() != null && !request.format().equals(first.mediaType())) {
            notes.add("the model made " + first.mediaType() + " where " + request.format() + " was asked for");
        }
        double asked =
                (double) request.aspectRatio().width() / request.aspectRatio().height();
        double made = (double) first.width() / first.height();
        if (Math.abs(Math.log(made / asked)) > SAME_RATIO) {
            notes.add("the model made a picture of " + first.width() + "x" + first.height() + " where "
                    + request.aspectRatio() + " was asked for");
        }
        return notes;
    }

    @Override
    public void close() {
        run.close();
        outputs.close();
    }

    @Override
    public String toString() {
        return id + " " + models.models();
    }

    /**
     * Configures the provider. Defaults: at {@code https://api.replicate.com/v1/}, the input of {@link
     * ReplicateInput#FLUX_SCHNELL}, 4 attempts, 2 minutes for pictures, {@link ImageLimits#DEFAULT}, pictures from public
     * addresses only, an HTTP client of its own, no limiter. The keys are API tokens. Not safe for use by several threads.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String BASE_URL = "https://api.replicate.com/v1/";
        private static final Duration DEADLINE = Duration.ofMinutes(2);

        private List<String> models = List.of();
        private ReplicateInput input = ReplicateInput.FLUX_SCHNELL;
        private ImageLimits limits = ImageLimits.DEFAULT;
        private boolean privateAddresses;

        private Builder() {
            super(ID);
        }

        /**
         * Sets the models: each {@code owner/name}, {@code owner/name:version} or a version.
         *
         * @param models the models, the preferred one first; a later one is asked when those before are not available
         * @return this builder
         */
        public Builder models(String... models) {
            this.models = List.of(models);
            return this;
        }

        /**
         * Says what the models take.
         *
         * @param input the input that all of the models have
         * @return this builder
         */
        public Builder input(ReplicateInput input) {
            this.input = Objects.requireNonNull(input, "input");
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
         * Says whether pictures may come from this machine and from private networks, for a server of one's own.
         *
         * @param allowed false by default
         * @return this builder
         */
        public Builder privateAddresses(boolean allowed) {
            this.privateAddresses = allowed;
            return this;
        }

        /**
         * Builds the provider.
         *
         * @return the provider; to be closed
         * @throws NotConfigured if there is no token or no model, or a setting is out of range; the message names all
         *     problems
         */
        public Replicate build() {
            List<String> missing = new ArrayList<>();
            if (!hasKeys()) {
                missing.add("keys: Replicate needs a token; make one at https://replicate.com/account/api-tokens");
            }
            if (models.isEmpty()) {
                missing.add("models: name one or more, such as owner/name; models retire, so there is no default");
            }
            models.stream()
                    .map(ModelTarget::problem)
                    .filter(Objects::nonNull)
                    .forEach(problem -> missing.add("models: " + problem));
            requireComplete("Replicate.builder()", missing);
            HttpCaller caller = caller(baseUrlOr(BASE_URL), new ReplicateErrors(clock()), DEADLINE)
                    .keys(keyPool(), new KeyPlace.Header("Authorization", "Bearer "))
                    .build();
            Downloads downloads = downloads()
                    .limits(limits)
                    .privateAddresses(privateAddresses)
                    .build();
            return new Replicate(
                    id(),
                    choice(models),
                    input,
                    new PredictionRun(new Predictions(caller), deadlineOr(DEADLINE), clock(), sleeper()),
                    new Outputs(caller, downloads));
        }
    }
}
