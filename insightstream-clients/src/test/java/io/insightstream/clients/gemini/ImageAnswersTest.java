package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageLimits;
import io.insightstream.media.MediaType;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAnswersTest {

    private static final byte[] PNG = ContractPictures.png(32, 18, 100);

    private final GeminiServer server = new GeminiServer();
    private final Gemini gemini = server.gemini();

    @AfterEach
    void close() {
        gemini.close();
        server.close();
    }

    @Test
    void a_picture_is_what_its_bytes_say_whatever_the_answer_calls_it() {
        server.answers(GeminiServer.candidate("{\"text\": \"Here:\"}, " + picture(PNG), "STOP"));

        ImageResult result = draw();

        assertArrayEquals(PNG, result.first().bytes());
        assertEquals(MediaType.PNG, result.first().mediaType());
        assertEquals(List.of(), result.notes());
        assertNull(result.first().seed());
        assertEquals("model-a-001", result.provenance().model());
        assertEquals(new Usage(Map.of(), 11L, 7L, 1), result.provenance().usage());
    }

    @Test
    void sketches_among_the_thoughts_are_left_out_and_more_than_one_picture_is_noted() {
        String sketch = picture(ContractPictures.png(8, 8, 1)).replaceFirst("\\{", "{\"thought\": true, ");
        server.answers(GeminiServer.candidate(sketch + ", " + picture(PNG) + ", " + picture(PNG), "STOP"));

        ImageResult result = draw();

        assertEquals(2, result.images().size());
        assertEquals(32, result.first().width());
        assertEquals(List.of("Gemini drew 2 pictures, one was asked for"), result.notes());
    }

    @Test
    void a_shape_gemini_does_not_know_is_noted() {
        server.answers(GeminiServer.candidate(picture(PNG), "STOP"));

        ImageResult result = gemini.images().generate(ImageRequest.of("A sea").withAspectRatio(new AspectRatio(2, 1)));

        assertEquals(List.of("drawn in 16:9, the nearest to 2:1 that Gemini knows"), result.notes());
    }

    @Test
    void words_in_place_of_a_picture_are_a_refusal_that_quotes_them() {
        server.answers(GeminiServer.candidate("{\"text\": \"I cannot draw that.\"}", "STOP"));

        String message = String.valueOf(failure(ContentRefused.class).getMessage());

        assertTrue(message.contains("I cannot draw that."), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "PROHIBITED_CONTENT"})
    void a_refusal_names_its_reason(String reason) {
        server.answers("{\"candidates\": [{\"finishReason\": \"" + reason + "\", \"finishMessage\": \"No.\"}]}");

        String message = String.valueOf(failure(ContentRefused.class).getMessage());

        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "NO_IMAGE", "IMAGE_OTHER", "MAX_TOKENS"})
    void an_answer_without_anything_is_malformed(String reason) {
        server.answers("{\"candidates\": [{\"finishReason\": \"" + reason + "\"}]}");

        String message = String.valueOf(failure(MalformedResponse.class).getMessage());

        assertTrue(message.contains(reason), message);
    }

    @Test
    void what_is_no_picture_is_malformed() {
        server.answers(GeminiServer.candidate("{\"inlineData\": {\"data\": \"***\"}}", "STOP"));
        failure(MalformedResponse.class);

        server.answers(GeminiServer.candidate(picture(new byte[] {1, 2, 3}), "STOP"));
        failure(MalformedResponse.class);
    }

    @Test
    void a_picture_beyond_the_limits_is_malformed() {
        server.answers(GeminiServer.candidate(picture(PNG), "STOP"));
        try (Gemini strict = server.builder()
                .imageLimits(ImageLimits.DEFAULT.withMaxPixels(100))
                .build()) {
            assertThrows(MalformedResponse.class, () -> strict.images().generate(ImageRequest.of("A calm sea")));
        }
    }

    @Test
    void a_picture_of_many_megabytes_comes_whole() {
        byte[] large = new byte[18 << 20];
        System.arraycopy(PNG, 0, large, 0, PNG.length);
        server.answers(GeminiServer.candidate(picture(large), "STOP"));

        assertEquals(large.length, draw().first().data().size());
    }

    @Test
    void a_picture_whose_answer_is_lost_is_not_asked_for_again() {
        server.answers(504, GeminiServer.error(504, "DEADLINE_EXCEEDED", "Deadline expired."));

        InsightStreamException failure = failure(OutcomeUnknown.class);

        assertInstanceOf(TimedOut.class, failure.getCause());
        assertEquals(1, server.requests());
    }

    @Test
    void a_picture_that_was_not_begun_is_asked_for_again_and_one_that_failed_is_not() {
        server.answers(429, GeminiServer.error(429, "RESOURCE_EXHAUSTED", "Please retry in 3s."))
                .answers(503, GeminiServer.error(503, "UNAVAILABLE", "The model is overloaded."))
                .answers(500, GeminiServer.error(500, "INTERNAL", "An internal error has occurred."));

        failure(ProviderUnavailable.class);

        assertEquals(3, server.requests());
        assertEquals(3, server.time.slept().get(0).toSeconds());
    }

    @Test
    void a_rate_beyond_the_deadline_is_told() {
        server.answers(429, GeminiServer.error(429, "RESOURCE_EXHAUSTED", "Please retry in 3000s."));

        failure(RateLimited.class);
    }

    private ImageResult draw() {
        return gemini.images().generate(ImageRequest.of("A calm sea"));
    }

    private InsightStreamException failure(Class<? extends InsightStreamException> expected) {
        return assertThrows(expected, this::draw);
    }

    private static String picture(byte[] bytes) {
        return "{\"inlineData\": {\"mimeType\": \"image/jpeg\", \"data\": \""
                + Base64.getEncoder().encodeToString(bytes) + "\"}}";
    }
}
