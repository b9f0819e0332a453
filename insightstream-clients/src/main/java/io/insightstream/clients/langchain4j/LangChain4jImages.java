package io.insightstream.clients.langchain4j;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.Downloads;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.TimedOut;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LangChain4j image models as an image provider. */
final class LangChain4jImages implements ImageProvider {

    private final ProviderId id;
    private final Map<AspectRatio, ImageModel> models;
    private final @Nullable String modelName;
    private final Set<Capability> capabilities;
    private final ImageLimits limits;
    private final Downloads downloads;
    private final Clock clock;

    LangChain4jImages(
            ProviderId id,
            Map<AspectRatio, ImageModel> models,
            @Nullable String modelName,
            Set<Capability> capabilities,
            ImageLimits limits,
            Downloads downloads,
            Clock clock) {
        this.id = id;
        this.models = models;
        this.modelName = modelName;
        this.capabilities = capabilities;
        this.limits = limits;
        this.downloads = downloads;
        this.clock = clock;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public ImageResult generate(ImageRequest request) {
        request.requireSupportedBy(this);
        if (request.model() != null && !request.model().equals(modelName)) {
            throw new ModelUnavailable("the provider '" + id + "' draws with the model " + modelName
                    + " its LangChain4j models were built with; for '" + request.model() + "' build another");
        }
        if (request.referenceImages().size() > 1
                || (request.count() > 1 && !request.referenceImages().isEmpty())) {
            throw new InvalidRequest("LangChain4j edits one picture into one; got "
                    + request.referenceImages().size() + " to follow and " + request.count() + " to make");
        }
        AspectRatio nearest = request.aspectRatio().nearest(models.keySet());
        List<Image> drawn = draw(Objects.requireNonNull(models.get(nearest)), request);
        List<GeneratedImage> images = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (!nearest.equals(request.aspectRatio())) {
            notes.add("drawn as " + nearest + ", the nearest there is to " + request.aspectRatio());
        }
        if (drawn.size() != request.count()) {
            notes.add(request.count() + " pictures were asked for and " + drawn.size() + " came");
        }
        for (Image each : drawn) {
            images.add(new GeneratedImage(data(each), null));
            if (each.revisedPrompt() != null && !each.revisedPrompt().equals(request.prompt())) {
                notes.add("drawn from the prompt: " + each.revisedPrompt());
            }
        }
        Provenance provenance =
                new Provenance(Provenance.Source.AI, id, modelName, clock.instant(), 1, Usage.ofImages(images.size()));
        return new ImageResult(images, notes, provenance);
    }

    private List<Image> draw(ImageModel model, ImageRequest request) {
        List<Image> drawn;
        try {
            drawn = ask(model, request);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        if (drawn == null || drawn.isEmpty()) {
            throw new MalformedResponse("the provider '" + id + "' answered without a picture", "", null);
        }
        return drawn;
    }

    private static @Nullable List<Image> ask(ImageModel model, ImageRequest request) {
        if (request.count() > 1) {
            Response<List<Image>> response = model.generate(request.prompt(), request.count());
            return response.content();
        }
        Response<Image> response;
        if (request.referenceImages().isEmpty()) {
            response = model.generate(request.prompt());
        } else {
            ImageData reference = request.referenceImages().get(0);
            Image original = Image.builder()
                    .base64Data(reference.base64())
                    .mimeType(reference.mediaType().value())
                    .build();
            response = model.edit(original, request.prompt());
        }
        return response.content() == null ? null : List.of(response.content());
    }

    /** A picture whose answer did not come in time may have been made and charged. */
    private InsightStreamException failure(RuntimeException thrown) {
        InsightStreamException failure = ModelFailure.of(thrown, id, modelName);
        return failure instanceof TimedOut
                ? new OutcomeUnknown(
                        failure.getMessage() + "; the picture may have been made and charged: look it up at the vendor",
                        null,
                        thrown)
                : failure;
    }

    private ImageData data(Image image) {
        String asked = "a call of '" + id + "'";
        String base64 = image.base64Data();
        if (base64 != null && !base64.isBlank()) {
            return ImageData.receivedText(base64, asked, limits);
        }
        URI address = image.url();
        if (address == null) {
            throw new MalformedResponse(
                    "the provider '" + id + "' answered with a picture that has neither bytes nor an address",
                    "",
                    null);
        }
        return downloads.paidImage(address.toString(), asked);
    }

    /** Ends downloads. The models belong to the caller and stay as they are. */
    @Override
    public void close() {
        downloads.close();
    }
}
