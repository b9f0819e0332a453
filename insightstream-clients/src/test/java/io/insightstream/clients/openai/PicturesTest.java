package io.insightstream.clients.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Usage;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private static final byte[] PNG = ContractPictures.png(64, 36, 200);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);
    private static final ImageRequest SEA = ImageRequest.of("A calm sea");

    @Test
    void a_picture_is_asked_for_with_what_was_set_and_nothing_more() {
        try (ScriptedServer server = answering(Dialect.OPENAI)) {
            draw(server, SEA, builder -> builder);
            draw(
                    server,
                    SEA.withSize(new ImageSize(1280, 720))
                            .withFormat(MediaType.JPEG)
                            .withCount(2),
                    builder -> builder.quality("low").background("opaque"));

            assertEquals(
                    "{\"model\":\"painter\",\"prompt\":\"A calm sea\",\"size\":\"1536x864\"}",
                    server.body(0).toString());
            assertEquals(
                    "{\"model\":\"painter\",\"prompt\":\"A calm sea\",\"size\":\"1280x720\",\"n\":2,"
                            + "\"output_format\":\"jpeg\",\"background\":\"opaque\",\"quality\":\"low\"}",
                    server.body(1).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "16, 9, true, 1536x864",
        "9, 16, true, 864x1536",
        "1, 1, true, 1024x1024",
        "3, 2, true, 1536x1024",
        "16, 9, false, 1536x1024",
        "9, 16, false, 1024x1536",
        "6, 5, false, 1024x1024",
        "5, 4, false, 1536x1024"
    })
    void a_ratio_is_drawn_exactly_where_that_works_and_nearly_elsewhere(
            int width, int height, boolean any, String expected) {
        ImageRequest request = SEA.withAspectRatio(new AspectRatio(width, height));

        assertEquals(expected, ImageSizes.of(request, any).toString());
    }

    @Test
    void pictures_to_follow_are_sent_in_a_form() {
        ImageData reference = ImageData.of(PNG);
        try (ScriptedServer server = answering(Dialect.OPENAI)) {
            draw(server, SEA.withReferenceImages(List.of(reference, reference)).withCount(2), builder -> builder);

            assertEquals("/images/edits", server.requests.get(0).getUrl().encodedPath());
            String form =
                    Objects.requireNonNull(server.requests.get(0).getBody()).utf8();
            assertTrue(form.contains("name=\"image[]\"; filename=\"image-2.png\""), form);
            assertTrue(form.contains("Content-Type: image/png"), form);
            assertTrue(form.contains("name=\"prompt\""), form);
        }
    }

    @Test
    void what_was_done_otherwise_is_noted_and_what_was_used_counted() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, """
                {"data": [{"b64_json": "%s", "revised_prompt": "A very calm sea"}],
                 "usage": {"input_tokens": 9, "output_tokens": 1056}}""".formatted(BASE64))) {
            ImageResult result =
                    draw(server, SEA.withAspectRatio(AspectRatio.SQUARE).withCount(2), builder -> builder);

            assertEquals(
                    List.of(
                            "the prompt was rewritten: A very calm sea",
                            "a picture of 16:9 was made instead of 1:1",
                            "1 pictures were made instead of 2"),
                    result.notes());
            assertEquals(new Usage(Map.of(), 9L, 1056L, 1), result.provenance().usage());
            assertEquals("painter", result.provenance().model());
        }
    }

    @Test
    void a_limiter_is_told_how_many_pictures_are_asked_for() {
        List<Integer> pictures = new ArrayList<>();
        try (ScriptedServer server = answering(Dialect.OPENAI)) {
            draw(
                    server,
                    SEA.withCount(3),
                    builder -> builder.limiter((call, deadline) -> {
                        pictures.add(call.images());
                        return CallLimiter.Permit.FREE;
                    }));
        }
        assertEquals(List.of(3), pictures);
    }

    @Test
    void another_size_than_asked_for_is_noted() {
        try (ScriptedServer server = answering(Dialect.OPENAI)) {
            ImageResult result = draw(server, SEA.withSize(new ImageSize(1280, 720)), builder -> builder);

            assertEquals(List.of("a picture of 64x36 was made instead of 1280x720"), result.notes());
        }
    }

    @Test
    void a_picture_behind_an_address_is_fetched_without_the_key() {
        try (ScriptedServer server = new ScriptedServer(Dialect.POLLINATIONS)) {
            server.answers(200, "{\"data\": [{\"url\": \"" + server.url() + "made.png?sig=1\"}]}")
                    .answers(new MockResponse.Builder()
                            .addHeader("Content-Type", "image/png")
                            .body(new Buffer().write(PNG)));

            ImageResult result = draw(server, SEA, builder -> builder.privateAddresses(true));

            assertEquals(64, result.first().width());
            assertEquals(null, server.requests.get(1).getHeaders().get("Authorization"));
        }
    }

    @Test
    void an_address_on_a_private_network_is_not_fetched_unless_allowed() {
        try (ScriptedServer server = new ScriptedServer(Dialect.LOCAL)) {
            server.answers(200, "{\"data\": [{\"url\": \"" + server.url() + "made.png\"}]}");

            assertThrows(MalformedResponse.class, () -> draw(server, SEA, builder -> builder));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void a_picture_that_was_made_and_does_not_come_is_not_made_again() {
        try (ScriptedServer server = new ScriptedServer(Dialect.LOCAL)) {
            server.answers(200, "{\"data\": [{\"url\": \"" + server.url() + "made.png\"}]}");

            OutcomeUnknown thrown = assertThrows(
                    OutcomeUnknown.class, () -> draw(server, SEA, builder -> builder.privateAddresses(true)));

            assertInstanceOf(ProviderUnavailable.class, thrown.getCause());
        }
    }

    @Test
    void a_picture_that_is_gone_already_is_not_found() {
        try (ScriptedServer server = new ScriptedServer(Dialect.LOCAL)) {
            server.answers(200, "{\"data\": [{\"url\": \"" + server.url() + "made.png\"}]}")
                    .answers(404, "");

            assertThrows(NotFound.class, () -> draw(server, SEA, builder -> builder.privateAddresses(true)));
        }
    }

    @Test
    void a_picture_within_an_address_is_taken_from_it() {
        String body = "{\"data\": [{\"url\": \"data:image/png;base64," + BASE64 + "\"}]}";
        try (ScriptedServer server = new ScriptedServer(Dialect.LOCAL).answers(200, body)) {
            assertEquals(
                    MediaType.PNG, draw(server, SEA, builder -> builder).first().mediaType());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": []}",
                "{\"data\": [{}]}",
                "{\"data\": [{\"b64_json\": \"AAAA\"}]}",
                "{\"data\": [{\"b64_json\": \"A\"}]}",
                "{\"data\": [{\"url\": \"data:image/png;base64,\"}]}",
                "{}"
            })
    void what_is_no_picture_is_malformed(String body) {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(200, body)) {
            assertThrows(MalformedResponse.class, () -> draw(server, SEA, builder -> builder));
        }
    }

    @Test
    void a_lost_answer_is_not_asked_for_again() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI)
                .answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()))) {
            assertThrows(OutcomeUnknown.class, () -> draw(server, SEA, builder -> builder));
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void a_blocked_prompt_is_a_refusal() {
        try (ScriptedServer server = new ScriptedServer(Dialect.OPENAI).answers(400, """
                {"error": {"message": "Your request was rejected by the safety system.", "type": "image_generation_user_error",
                  "param": null, "code": "moderation_blocked"}}""")) {
            assertThrows(ContentRefused.class, () -> draw(server, SEA, builder -> builder));
        }
    }

    @Test
    void a_model_that_draws_three_sizes_says_so_when_told() {
        try (ScriptedServer server = answering(Dialect.OPENAI)) {
            UnaryOperator<OpenAi.Builder> three = builder -> builder.without(Capability.EXACT_SIZE);
            draw(server, SEA, three);

            assertEquals("1536x1024", server.body(0).path("size").asText());
            assertThrows(Unsupported.class, () -> draw(server, SEA.withSize(new ImageSize(1280, 720)), three));
        }
    }

    private static ScriptedServer answering(Dialect dialect) {
        return new ScriptedServer(dialect)
                .always(request -> ScriptedServer.json(200, "{\"data\": [{\"b64_json\": \"" + BASE64 + "\"}]}"));
    }

    private static ImageResult draw(ScriptedServer server, ImageRequest request, UnaryOperator<OpenAi.Builder> more) {
        try (ImageProvider images = more.apply(server.builder()).images("painter")) {
            return images.generate(request);
        }
    }
}
