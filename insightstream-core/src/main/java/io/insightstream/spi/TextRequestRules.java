package io.insightstream.spi;

import io.insightstream.media.ImageData;
import io.insightstream.schema.AnswerSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text model can be asked. */
final class TextRequestRules {

    private static final double MAX_TEMPERATURE = 2;

    private TextRequestRules() {}

    static List<String> problems(
            String text,
            @Nullable String instructions,
            List<ImageData> images,
            TextRequest.Format format,
            @Nullable AnswerSchema schema,
            @Nullable Integer maxOutputTokens,
            @Nullable Double temperature,
            @Nullable String model,
            @Nullable Duration deadline) {
        List<String> problems = new ArrayList<>();
        if (text.isBlank()) {
            problems.add("the text is blank");
        }
        if (instructions != null && instructions.isBlank()) {
            problems.add("the instructions are blank");
        }
        long bytes = images.stream().mapToLong(ImageData::size).sum();
        if (bytes > TextRequest.MAX_IMAGE_BYTES) {
            problems.add("the pictures are " + bytes + " bytes, at most " + TextRequest.MAX_IMAGE_BYTES);
        }
        if (format == TextRequest.Format.JSON_SCHEMA && schema == null) {
            problems.add("the format JSON_SCHEMA needs a schema");
        }
        if (format != TextRequest.Format.JSON_SCHEMA && schema != null) {
            problems.add("a schema needs the format JSON_SCHEMA, not " + format);
        }
        if (maxOutputTokens != null && maxOutputTokens < 1) {
            problems.add("maxOutputTokens must be 1 or more, got " + maxOutputTokens);
        }
        if (temperature != null && !(temperature >= 0 && temperature <= MAX_TEMPERATURE)) {
            problems.add("temperature must be 0 to 2, got " + temperature);
        }
        if (model != null && model.isBlank()) {
            problems.add("the model is blank");
        }
        if (deadline != null && (deadline.isZero() || deadline.isNegative())) {
            problems.add("the deadline must be longer than 0, got " + deadline);
        }
        return problems;
    }
}
