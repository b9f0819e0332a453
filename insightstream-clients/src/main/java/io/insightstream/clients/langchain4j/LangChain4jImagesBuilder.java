package io.insightstream.clients.langchain4j;

import dev.langchain4j.model.image.ImageModel;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.Downloads;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Configures an image provider of LangChain4j models. Not safe for use by several threads.
 *
 * <p>An {@link ImageModel} draws in the size it was built with. Give one for each aspect ratio you need; a request goes to
 * the nearest.
 *
 * <p>Where a model answers with an address, the picture is fetched at once, from the public internet only unless {@link
 * #privateAddresses} says otherwise. One that was made and does not come is not made again: that is an {@link
 * OutcomeUnknown}.
 */
public final class LangChain4jImagesBuilder {

    private static final Set<Capability> CANNOT_TELL = EnumSet.of(Capability.IMAGE_COUNT, Capability.REFERENCE_IMAGES);

    private ProviderId id = new ProviderId("langchain4j");
    private final Map<AspectRatio, ImageModel> models = new LinkedHashMap<>();
    private @Nullable String modelName;
    private final Set<Capability> declared = EnumSet.noneOf(Capability.class);
    private ImageLimits limits = ImageLimits.DEFAULT;
    private boolean privateAddresses;
    private @Nullable OkHttpClient client;
    private HttpCaller.@Nullable Sleeper sleeper;
    private Clock clock = Clock.systemUTC();

    LangChain4jImagesBuilder() {}

    /**
     * Sets what the provider is called, best after the vendor.
     *
     * @param id the id; {@code langchain4j} by default
     * @return this builder
     */
    public LangChain4jImagesBuilder id(ProviderId id) {
        this.id = Objects.requireNonNull(id, "id");
        return this;
    }

    /**
     * Adds a model.
     *
     * @param drawn the aspect ratio it was built to draw in
     * @param model the model, best built to answer with Base64, which saves a download
     * @return this builder
     */
    public LangChain4jImagesBuilder model(AspectRatio drawn, ImageModel model) {
        models.put(Objects.requireNonNull(drawn, "drawn"), Objects.requireNonNull(model, "model"));
        return this;
    }

    /**
     * Sets what the models are called in provenance: LangChain4j does not tell.
     *
     * @param name the name of the vendor's model; none by default
     * @return this builder
     */
    public LangChain4jImagesBuilder modelName(String name) {
        this.modelName = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Declares what the models can do and LangChain4j does not tell.
     *
     * @param capabilities {@link Capability#IMAGE_COUNT}, {@link Capability#REFERENCE_IMAGES} (one picture) or both; none
     *     by default
     * @return this builder
     */
    public LangChain4jImagesBuilder capabilities(Capability... capabilities) {
        declared.addAll(List.of(capabilities));
        return this;
    }

    /**
     * Sets what a picture may be.
     *
     * @param limits the limits; {@link ImageLimits#DEFAULT} by default
     * @return this builder
     */
    public LangChain4jImagesBuilder limits(ImageLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Allows pictures to be fetched from this machine and private networks, where a local server puts them.
     *
     * @param allowed false by default
     * @return this builder
     */
    public LangChain4jImagesBuilder privateAddresses(boolean allowed) {
        this.privateAddresses = allowed;
        return this;
    }

    /**
     * Fetches pictures with an HTTP client of the user, which stays open when the provider is closed. Its interceptors
     * must add no key. The models have clients of their own.
     *
     * @param client the client
     * @return this builder
     */
    public LangChain4jImagesBuilder client(OkHttpClient client) {
        this.client = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * Sets how the next attempt to fetch a picture is waited for, for tests.
     *
     * @param sleeper waits
     * @return this builder
     */
    public LangChain4jImagesBuilder sleeper(HttpCaller.Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /**
     * Sets the clock that stamps pictures.
     *
     * @param clock the clock; the system clock by default
     * @return this builder
     */
    public LangChain4jImagesBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Builds the provider.
     *
     * @return the provider; to be closed
     * @throws InvalidRequest if there is no model, or a capability is declared that LangChain4j has no way to; the message
     *     names every problem
     */
    public ImageProvider build() {
        List<String> problems = new ArrayList<>();
        if (models.isEmpty()) {
            problems.add("it needs a model: model(AspectRatio.WIDE, model)");
        }
        Set<Capability> beyond = new TreeSet<>(declared);
        beyond.removeAll(CANNOT_TELL);
        if (!beyond.isEmpty()) {
            problems.add("capabilities can be " + CANNOT_TELL + ", not " + beyond);
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest("the provider '" + id + "' cannot be built: " + String.join("; ", problems));
        }
        return new LangChain4jImages(
                id, new LinkedHashMap<>(models), modelName, Set.copyOf(declared), limits, downloads(), clock);
    }

    private Downloads downloads() {
        Downloads.Builder downloads = Downloads.builder(id)
                .limits(limits)
                .privateAddresses(privateAddresses)
                .clock(clock);
        if (client != null) {
            downloads.client(client);
        }
        if (sleeper != null) {
            downloads.sleeper(sleeper);
        }
        return downloads.build();
    }
}
