package io.insightstream.clients.gemini;

import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.ContentRefused;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.Capability;
import io.insightstream.spi.GeneratedImage;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Pictures by Gemini's models that draw. They give one for a question, in one of ten shapes; a seed, an exact size and a
 * kind of file cannot be asked for.
 */
final class GeminiImages implements ImageProvider {

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.REFERENCE_IMAGES);

    private static final List<AspectRatio> RATIOS = List.of(
            new AspectRatio(1, 1),
            new AspectRatio(2, 3),
            new AspectRatio(3, 2),
            new AspectRatio(3, 4),
            new AspectRatio(4, 3),
            new AspectRatio(4, 5),
            new AspectRatio(5, 4),
            new AspectRatio(9, 16),
            new AspectRatio(16, 9),
            new AspectRatio(21, 9));

    private final ProviderId id;
    private final Handle connection;
    private final ModelChoice models;
    private final Requests requests;
    private final ImageLimits limits;

    GeminiImages(ProviderId id, Handle connection, ModelChoice models, Requests requests, ImageLimits limits) {
        this.id = id;
        this.connection = connection;
        this.models = models;
        this.requests = requests;
        this.limits = limits;
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
        AspectRatio ratio = request.aspectRatio().nearest(RATIOS);
        List<String> notes = new ArrayList<>();
        if (!ratio.equals(request.aspectRatio())) {
            notes.add("drawn in " + ratio + ", the nearest to " + request.aspectRatio() + " that Gemini knows");
        }
        String only = request.model() == null ? null : Requests.id(request.model());
        return models.call(only, (model, gone) -> {
            HttpCall call = requests.image(model, request, ratio);
            return connection.call(call, answer -> {
                Generated generated = new Generated("a picture by Gemini's '" + model + "'", model);
                generated.add(GeminiText.object(call, answer));
                return result(generated, answer.withMoreAttempts(gone), notes);
            });
        });
    }

    private ImageResult result(Generated generated, HttpAnswer answer, List<String> notes) {
        generated.requireAnswer();
        if (generated.files().isEmpty()) {
            if (!generated.text().isBlank() && generated.finish().equals(FinishReason.STOP)) {
                throw new ContentRefused(generated.asked() + " was answered with words in its place: '"
                        + Generated.quote(generated.text()) + "'; ask in other words, or another provider");
            }
            throw generated.malformed("without one: " + generated.ending());
        }
        List<GeneratedImage> images = new ArrayList<>();
        for (String file : generated.files()) {
            images.add(new GeneratedImage(ImageData.receivedText(file, generated.asked(), limits), null));
        }
        Provenance provenance = new Provenance(
                Provenance.Source.AI,
                id,
                generated.model(),
                answer.retrievedAt(),
                answer.attempts(),
                generated.usage(images.size()));
        List<String> all = new ArrayList<>(notes);
        if (images.size() > 1) {
            all.add("Gemini drew " + images.size() + " pictures, one was asked for");
        }
        return new ImageResult(images, all, provenance);
    }

    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return "pictures by " + models;
    }
}
