package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import io.insightstream.spi.ImageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * Writes what a picture is to be, as JSON, or as a form with the pictures to follow. {@code response_format} and {@code
 * style} are never sent: OpenAI's models refuse them.
 */
final class ImageBody {

    private ImageBody() {}

    static RequestBody of(ImageRequest request, String model, ImageSize size, Map<String, String> options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", model);
        fields.put("prompt", request.prompt());
        fields.put("size", size.toString());
        if (request.count() > 1) {
            fields.put("n", request.count());
        }
        MediaType format = request.format();
        if (format != null) {
            fields.put("output_format", format.equals(MediaType.JPEG) ? "jpeg" : format.extension());
        }
        fields.putAll(new TreeMap<>(options));
        return request.referenceImages().isEmpty() ? json(fields) : form(fields, request);
    }

    private static RequestBody json(Map<String, Object> fields) {
        ObjectNode body = Json.object();
        fields.forEach((name, value) -> body.set(name, Json.tree(value)));
        return Json.body(body);
    }

    private static RequestBody form(Map<String, Object> fields, ImageRequest request) {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach((name, value) -> form.addFormDataPart(name, value.toString()));
        int number = 0;
        for (ImageData image : request.referenceImages()) {
            number++;
            okhttp3.MediaType type = okhttp3.MediaType.get(image.mediaType().value());
            form.addFormDataPart(
                    "image[]",
                    "image-" + number + "." + image.mediaType().extension(),
                    RequestBody.create(image.bytes(), type));
        }
        return form.build();
    }
}
