package io.insightstream.spi;

import io.insightstream.error.InvalidRequest;
import io.insightstream.media.ImageData;
import io.insightstream.schema.AnswerSchema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a text model. What is null is not sent: the provider's or the model's default holds.
 *
 * @param text the question, in the user's part of the request
 * @param instructions how to answer, in the system's part of the request; nothing a user typed belongs here
 * @param images pictures the question is about; needs {@link Capability#IMAGE_INPUT}
 * @param format the form of the answer; all but {@code TEXT} need the capability of the same name
 * @param schema what the answer must look like; there if, and only if, the format is {@code JSON_SCHEMA}
 * @param maxOutputTokens the most tokens of the answer, thoughts included, 1 or more
 * @param temperature how freely the model chooses its words, 0 to 2; some models refuse any
 * @param seed asks for the same answer each time; needs {@link Capability#SEED}
 * @param model the model to ask instead of the provider's configured ones
 * @param deadline how long the whole call may take, with retries and waits
 */
public record TextRequest(
        String text,
        @Nullable String instructions,
        List<ImageData> images,
        Format format,
        @Nullable AnswerSchema schema,
        @Nullable Integer maxOutputTokens,
        @Nullable Double temperature,
        @Nullable Integer seed,
        @Nullable String model,
        @Nullable Duration deadline) {

    /** The most bytes of all pictures of a request: 14 MiB, which stay below 20 MB when written as Base64. */
    public static final int MAX_IMAGE_BYTES = 14 << 20;

    /** The forms of an answer. */
    public enum Format {
        /** Any text. */
        TEXT,
        /** Some JSON object; the question says which. */
        JSON_OBJECT,
        /** JSON that follows the schema. */
        JSON_SCHEMA
    }

    /**
     * Creates a request.
     *
     * @throws InvalidRequest if the text is blank, a number out of its range, the pictures too large together, or a
     *     schema there without its format or the other way round; the message names all that is wrong
     */
    public TextRequest {
        Objects.requireNonNull(format, "format");
        images = List.copyOf(images);
        List<String> problems = TextRequestRules.problems(
                text, instructions, images, format, schema, maxOutputTokens, temperature, model, deadline);
        if (!problems.isEmpty()) {
            throw new InvalidRequest("a text model cannot be asked this: " + String.join("; ", problems));
        }
    }

    /**
     * Asks a question and leaves all else to the provider.
     *
     * @param text the question
     * @return the request
     * @throws InvalidRequest if it is blank
     */
    public static TextRequest of(String text) {
        return new TextRequest(text, null, List.of(), Format.TEXT, null, null, null, null, null, null);
    }

    /**
     * The same request with another question.
     *
     * @param text the question
     * @return a new request
     */
    public TextRequest withText(String text) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request with instructions.
     *
     * @param instructions how to answer; null for none
     * @return a new request
     */
    public TextRequest withInstructions(@Nullable String instructions) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request about pictures.
     *
     * @param images the pictures
     * @return a new request
     */
    public TextRequest withImages(List<ImageData> images) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request for any text.
     *
     * @return a new request
     */
    public TextRequest withTextAnswer() {
        return new TextRequest(
                text, instructions, images, Format.TEXT, null, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request for some JSON object.
     *
     * @return a new request
     */
    public TextRequest withJsonObject() {
        return new TextRequest(
                text,
                instructions,
                images,
                Format.JSON_OBJECT,
                null,
                maxOutputTokens,
                temperature,
                seed,
                model,
                deadline);
    }

    /**
     * The same request for JSON of one shape.
     *
     * @param schema the shape
     * @return a new request
     */
    public TextRequest withSchema(AnswerSchema schema) {
        return new TextRequest(
                text,
                instructions,
                images,
                Format.JSON_SCHEMA,
                schema,
                maxOutputTokens,
                temperature,
                seed,
                model,
                deadline);
    }

    /**
     * The same request with another limit of tokens.
     *
     * @param maxOutputTokens the most tokens of the answer, 1 or more; null for the default
     * @return a new request
     */
    public TextRequest withMaxOutputTokens(@Nullable Integer maxOutputTokens) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request with a temperature.
     *
     * @param temperature 0 to 2; null for the default
     * @return a new request
     */
    public TextRequest withTemperature(@Nullable Double temperature) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request with a seed.
     *
     * @param seed the seed; null for none
     * @return a new request
     */
    public TextRequest withSeed(@Nullable Integer seed) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request to one model.
     *
     * @param model the model; null for the provider's configured ones
     * @return a new request
     */
    public TextRequest withModel(@Nullable String model) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }

    /**
     * The same request with a deadline.
     *
     * @param deadline how long the whole call may take; null for the provider's default
     * @return a new request
     */
    public TextRequest withDeadline(@Nullable Duration deadline) {
        return new TextRequest(
                text, instructions, images, format, schema, maxOutputTokens, temperature, seed, model, deadline);
    }
}
