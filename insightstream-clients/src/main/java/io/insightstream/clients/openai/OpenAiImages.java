package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.Downloads;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.MalformedResponse;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Has pictures drawn by {@code images/generations}, or by {@code images/edits} if they follow others. A call that was
 * sent and whose answer was lost is {@link OutcomeUnknown}: a picture costs money.
 */
final class OpenAiImages implements ImageProvider {

    /** How far, of its own, a side may be off the ratio before it is worth a note. */
    private static final double SAME_RATIO = 0.02;

    private final ProviderId id;
    private final Set<Capability> capabilities;
    private final Map<String, String> options;
    private final ModelChoice models;
    private final HttpCaller caller;
    private final Downloads downloads;

    OpenAiImages(
            ProviderId id,
            Set<Capability> capabilities,
            Map<String, String> options,
            ModelChoice models,
            HttpCaller caller,
            Downloads downloads) {
        this.id = id;
        this.capabilities = Set.copyOf(capabilities);
        this.options = Map.copyOf(options);
        this.models = models;
        this.caller = caller;
        this.downloads = downloads;
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
        ImageSize size = ImageSizes.of(request, capabilities.contains(Capability.EXACT_SIZE));
        return models.call(request.model(), (model, gone) -> {
            HttpCall call = call(request, model, size);
            String asked = id + "'s " + call.operation() + " with " + model;
            return caller.call(call, answer -> result(request, model, asked, answer.withMoreAttempts(gone)));
        });
    }

    private HttpCall call(ImageRequest request, String model, ImageSize size) {
        boolean following = !request.referenceImages().isEmpty();
        return HttpCall.post(
                        following ? "images.edits" : "images.generations",
                        following ? "images/edits" : "images/generations",
                        ImageBody.of(request, model, size, options))
                .model(model)
                .images(request.count())
                .build();
    }

    private ImageResult result(ImageRequest request, String model, String asked, HttpAnswer answer) {
        String raw = answer.text();
        JsonNode root = Json.object(asked, raw);
        List<GeneratedImage> images = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (JsonNode each : root.path("data")) {
            ImageData picture = picture(each, asked);
            images.add(new GeneratedImage(picture, null));
            String rewritten = Json.text(each.path("revised_prompt"));
            if (rewritten != null) {
                notes.add("the prompt was rewritten: " + rewritten);
            }
            addShape(notes, request, picture);
        }
        if (images.isEmpty()) {
            throw new MalformedResponse(asked + " was answered without a picture: '" + Words.of(raw) + "'", raw, null);
        }
        if (images.size() < request.count()) {
            notes.add(images.size() + " pictures were made instead of " + request.count());
        }
        Usage usage = answer.usage()
                .plus(Usage.ofTokens(
                        Json.count(root.path("usage").path("input_tokens")),
                        Json.count(root.path("usage").path("output_tokens"))))
                .plus(Usage.ofImages(images.size()));
        return new ImageResult(
                images,
                notes,
                new Provenance(Provenance.Source.AI, id, model, answer.retrievedAt(), answer.attempts(), usage));
    }

    private ImageData picture(JsonNode each, String asked) {
        String encoded = Json.text(each.path("b64_json"));
        String address = Json.text(each.path("url"));
        if (encoded != null) {
            return ImageData.receivedText(encoded, asked, ImageLimits.DEFAULT);
        }
        if (address != null) {
            return downloads.paidImage(address, asked);
        }
        throw new MalformedResponse(
                asked + " was answered with something that is no picture: '" + Words.of(each.toString()) + "'",
                each.toString(),
                null);
    }

    private static void addShape(List<String> notes, ImageRequest request, ImageData picture) {
        ImageSize size = request.size();
        if (size != null && !size.equals(picture.header().size())) {
            notes.add("a picture of " + picture.header().size() + " was made instead of " + size);
            return;
        }
        double asked =
                (double) request.aspectRatio().width() / request.aspectRatio().height();
        double made = (double) picture.width() / picture.height();
        if (size == null && Math.abs(made / asked - 1) > SAME_RATIO) {
            notes.add("a picture of " + picture.header().size().aspectRatio() + " was made instead of "
                    + request.aspectRatio());
        }
    }

    @Override
    public void close() {
        downloads.close();
        caller.close();
    }

    @Override
    public String toString() {
        return "pictures by " + models;
    }
}
