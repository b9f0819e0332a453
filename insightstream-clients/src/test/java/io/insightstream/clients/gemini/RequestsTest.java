package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidRequest;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.Describe;
import io.insightstream.schema.Range;
import io.insightstream.schema.Size;
import io.insightstream.schema.Unique;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.TextRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final byte[] PNG = ContractPictures.png(4, 3, 9);

    private enum Mood {
        CALM,
        LOUD
    }

    private record Inner(
            LocalDate day, Instant at, @Nullable Mood mood, boolean done) {}

    private record Plan(
            @Describe("What it is called") @Size(min = 1, max = 80)
            String title,

            @Range(min = 0, max = 1) double share,
            @Range(min = 1, max = 9) int steps,
            @Size(min = 1, max = 3) @Unique List<String> tags,
            List<Inner> parts) {}

    private final GeminiServer server = new GeminiServer();
    private final RequestFields fields = new RequestFields();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void only_what_was_asked_for_is_sent() {
        JsonNode body = text(TextRequest.of("How do I \"bake\"?"));

        assertEquals(
                GeminiJson.object(
                        "{\"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"How do I \\\"bake\\\"?\"}]}]}"),
                body);
    }

    @Test
    void all_that_can_be_asked_for_is_sent_where_gemini_takes_it() {
        JsonNode body = text(TextRequest.of("What is this?")
                .withInstructions("Answer briefly.")
                .withImages(List.of(ImageData.of(PNG)))
                .withSchema(AnswerSchema.of(Plan.class))
                .withTemperature(0.5)
                .withMaxOutputTokens(100)
                .withSeed(7));

        assertEquals(
                "Answer briefly.", body.at("/systemInstruction/parts/0/text").asText());
        JsonNode parts = body.at("/contents/0/parts");
        assertEquals("image/png", parts.at("/0/inlineData/mimeType").asText());
        assertEquals(
                Base64.getEncoder().encodeToString(PNG),
                parts.at("/0/inlineData/data").asText());
        assertEquals("What is this?", parts.at("/1/text").asText());
        JsonNode config = body.path("generationConfig");
        assertEquals(0.5, config.path("temperature").asDouble());
        assertEquals(100, config.path("maxOutputTokens").asInt());
        assertEquals(7, config.path("seed").asInt());
        assertEquals("application/json", config.path("responseMimeType").asText());
        assertEquals("OBJECT", config.at("/responseSchema/type").asText());
    }

    @Test
    void a_json_object_is_asked_for_by_its_type_alone() {
        JsonNode config = text(TextRequest.of("As JSON.").withJsonObject()).path("generationConfig");

        assertEquals(GeminiJson.object("{\"responseMimeType\": \"application/json\"}"), config);
    }

    @Test
    void a_picture_is_asked_for_in_the_nearest_shape_with_those_to_follow() {
        server.answers(500, "{}");
        ImageRequest request = ImageRequest.of("A calm sea")
                .withAspectRatio(new AspectRatio(2, 1))
                .withReferenceImages(List.of(ImageData.of(PNG), ImageData.of(PNG)));
        try (Gemini gemini = server.builder()
                .safety("HARM_CATEGORY_HARASSMENT", "BLOCK_NONE")
                .build()) {
            assertThrows(RuntimeException.class, () -> gemini.images().generate(request));
        }

        RecordedRequest sent = server.next();
        JsonNode body = GeminiServer.json(sent);
        fields.assertTakes(body);
        assertEquals("/v1beta/models/painter:generateContent", sent.getUrl().encodedPath());
        assertEquals(3, body.at("/contents/0/parts").size());
        assertEquals("A calm sea", body.at("/contents/0/parts/2/text").asText());
        assertEquals(
                GeminiJson.object(
                        "{\"responseModalities\": [\"TEXT\", \"IMAGE\"], \"imageConfig\": {\"aspectRatio\": \"16:9\"}}"),
                body.path("generationConfig"));
        assertEquals("BLOCK_NONE", body.at("/safetySettings/0/threshold").asText());
        assertEquals(1, body.path("safetySettings").size());
    }

    @Test
    void pictures_to_follow_that_are_too_large_together_are_refused_before_they_are_sent() {
        byte[] large = new byte[1 << 20];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        ImageRequest request =
                ImageRequest.of("A calm sea").withReferenceImages(Collections.nCopies(15, ImageData.of(large)));
        try (Gemini gemini = server.gemini()) {
            assertThrows(InvalidRequest.class, () -> gemini.images().generate(request));
        }
        assertEquals(0, server.requests());
    }

    @Test
    void the_key_stands_in_its_header_and_nothing_is_told_of_the_machine() {
        server.answers(GeminiServer.saying("Yes."));
        try (Gemini gemini = server.gemini()) {
            gemini.text().generate(TextRequest.of("Hi"));
        }

        RecordedRequest sent = server.next();
        assertEquals("POST", sent.getMethod());
        assertEquals("/v1beta/models/model-a:generateContent", sent.getTarget());
        assertEquals(GeminiServer.KEY.reveal(), sent.getHeaders().get("x-goog-api-key"));
        assertFalse(sent.getHeaders().names().contains("x-goog-api-client"));
        assertEquals("application/json; charset=utf-8", sent.getHeaders().get("Content-Type"));
    }

    @Test
    void a_model_stays_within_its_part_of_the_address() {
        server.answers(GeminiServer.saying("Yes.")).answers(GeminiServer.saying("Yes."));
        try (Gemini gemini = server.gemini()) {
            gemini.text().generate(TextRequest.of("Hi").withModel("models/model-c"));
            gemini.text().generate(TextRequest.of("Hi").withModel("../a b?c#d"));
        }

        assertEquals(
                List.of("/v1beta/models/model-c:generateContent", "/v1beta/models/..%2Fa%20b%3Fc%23d:generateContent"),
                server.paths());
    }

    private JsonNode text(TextRequest request) {
        server.answers(GeminiServer.saying("Yes."));
        try (Gemini gemini = server.gemini()) {
            gemini.text().generate(request);
        }
        JsonNode body = server.sent();
        fields.assertTakes(body);
        return body;
    }
}
