package io.insightstream.clients.replicate;

import io.insightstream.clients.replicate.ReplicateInput.Part;
import io.insightstream.error.InvalidRequest;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.MediaType;
import io.insightstream.spi.ImageRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a request in the fields of a model. */
final class InputFields {

    private final ReplicateInput input;

    InputFields(ReplicateInput input) {
        this.input = input;
    }

    Map<String, Object> of(ImageRequest request) {
        Map<String, Object> fields = new TreeMap<>(input.constants());
        put(fields, Part.PROMPT, request.prompt());
        put(fields, Part.ASPECT_RATIO, aspectRatio(request.aspectRatio()));
        put(fields, Part.FORMAT, request.format() == null ? null : format(request.format()));
        put(fields, Part.COUNT, count(request.count()));
        put(fields, Part.SEED, request.seed());
        put(fields, Part.NEGATIVE_PROMPT, request.negativePrompt());
        references(fields, request.referenceImages());
        return fields;
    }

    private void put(Map<String, Object> fields, Part part, @Nullable Object value) {
        String name = input.fields().get(part);
        if (name != null && value != null) {
            fields.put(name, value);
        }
    }

    /** The nearest, in the model's own words: it knows 21:9, and not that this is 7:3. */
    private @Nullable String aspectRatio(AspectRatio asked) {
        if (input.aspectRatios().isEmpty()) {
            return null;
        }
        AspectRatio nearest = asked.nearest(
                input.aspectRatios().stream().map(AspectRatio::parse).toList());
        return input.aspectRatios().stream()
                .filter(each -> AspectRatio.parse(each).equals(nearest))
                .findFirst()
                .orElse(null);
    }

    private String format(MediaType format) {
        String name = input.formats().get(format);
        if (name == null) {
            throw new InvalidRequest("this model at Replicate makes no " + format + "; it makes "
                    + input.formats().keySet().stream()
                            .map(MediaType::value)
                            .sorted()
                            .toList());
        }
        return name;
    }

    private int count(int count) {
        if (count > input.maxCount()) {
            throw new InvalidRequest("this model at Replicate makes at most " + input.maxCount()
                    + " pictures in one call, and " + count + " were asked for");
        }
        return count;
    }

    private void references(Map<String, Object> fields, List<ImageData> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        List<String> uris = pictures.stream().map(ImageData::dataUrl).toList();
        if (input.fields().containsKey(Part.REFERENCE_IMAGES)) {
            put(fields, Part.REFERENCE_IMAGES, uris);
        } else if (uris.size() == 1) {
            put(fields, Part.REFERENCE_IMAGE, uris.get(0));
        } else {
            throw new InvalidRequest("this model at Replicate follows one picture, and " + uris.size() + " were given");
        }
    }
}
