package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.error.InvalidRequest;
import io.insightstream.media.ImageData;
import io.insightstream.media.MediaType;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.SchemaDialect;
import io.insightstream.spi.TextRequest;
import java.util.List;

/** Writes a question as a server expects it. Nothing is sent that was not asked for: some models refuse what others take. */
final class ChatBody {

    private static final List<MediaType> PICTURES =
            List.of(MediaType.PNG, MediaType.JPEG, MediaType.WEBP, MediaType.GIF);

    private ChatBody() {}

    static ObjectNode of(TextRequest request, String model, Dialect dialect, boolean streamed) {
        ObjectNode body = Json.object().put("model", model);
        messages(body.putArray("messages"), request);
        if (request.maxOutputTokens() != null) {
            body.put(dialect.tokenLimit(), request.maxOutputTokens());
        }
        if (request.temperature() != null) {
            body.put("temperature", request.temperature());
        }
        if (request.seed() != null) {
            body.put("seed", request.seed());
        }
        AnswerSchema schema = request.schema();
        if (schema != null) {
            ObjectNode format = body.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", schema.name())
                    .put("strict", true)
                    .set("schema", Json.tree(schema.tree(SchemaDialect.OPENAI_STRICT)));
        } else if (request.format() == TextRequest.Format.JSON_OBJECT) {
            body.putObject("response_format").put("type", "json_object");
        }
        if (streamed) {
            body.put("stream", true);
            if (dialect.streamsUsage()) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        return body;
    }

    private static void messages(ArrayNode messages, TextRequest request) {
        if (request.instructions() != null) {
            messages.addObject().put("role", "system").put("content", request.instructions());
        }
        ObjectNode user = messages.addObject().put("role", "user");
        if (request.images().isEmpty()) {
            user.put("content", request.text());
            return;
        }
        ArrayNode parts = user.putArray("content");
        parts.addObject().put("type", "text").put("text", request.text());
        for (ImageData image : request.images()) {
            parts.addObject().put("type", "image_url").putObject("image_url").put("url", dataUrl(image));
        }
    }

    private static String dataUrl(ImageData image) {
        if (!PICTURES.contains(image.mediaType())) {
            throw new InvalidRequest(
                    "a picture of a question is one of " + PICTURES + ", not " + image.mediaType() + "; convert it");
        }
        return image.dataUrl();
    }
}
