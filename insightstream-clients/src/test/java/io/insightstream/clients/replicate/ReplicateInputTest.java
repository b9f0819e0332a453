package io.insightstream.clients.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.replicate.ReplicateInput.Part;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.media.MediaType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What models are sent. */
class ReplicateInputTest {

    private static final ImageRequest SEA = ImageRequest.of("A calm sea");
    private static final String VERSION = "0123456789abcdef".repeat(4);

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private FakeReplicate fake() {
        return new FakeReplicate(server);
    }

    private Replicate.Builder builder() {
        return Replicate.builder()
                .keys(Secret.of("r8_0123456789"))
                .models("owner/painter")
                .baseUrl(server.url("/v1/").toString())
                .privateAddresses(true);
    }

    private static String body(FakeReplicate fake) {
        return Objects.requireNonNull(fake.request(0).getBody()).utf8();
    }

    @Test
    void a_plain_request_is_sent_without_what_it_does_not_ask_for() {
        FakeReplicate fake = fake();
        try (Replicate replicate = builder().build()) {
            replicate.generate(SEA);
        }

        assertEquals("{\"input\":{\"aspect_ratio\":\"16:9\",\"num_outputs\":1,\"prompt\":\"A calm sea\"}}", body(fake));
        assertEquals("application/json", fake.request(0).getHeaders().get("Content-Type"));
    }

    @Test
    void a_full_request_is_sent_in_the_fields_of_the_model() {
        ReplicateInput input = ReplicateInput.FLUX_SCHNELL
                .withField(Part.NEGATIVE_PROMPT, "avoid")
                .withField(Part.REFERENCE_IMAGE, "image")
                .withConstant("go_fast", true);
        ImageData picture = ImageData.of(ContractPictures.png(8, 8, 1));

        Map<String, Object> fields = input.of(SEA.withAspectRatio(new AspectRatio(22, 9))
                .withFormat(MediaType.JPEG)
                .withCount(2)
                .withSeed(7)
                .withNegativePrompt("text")
                .withReferenceImages(List.of(picture)));

        assertEquals("21:9", fields.get("aspect_ratio"));
        assertEquals("jpg", fields.get("output_format"));
        assertEquals(2, fields.get("num_outputs"));
        assertEquals(7, fields.get("seed"));
        assertEquals("text", fields.get("avoid"));
        assertEquals(true, fields.get("go_fast"));
        assertTrue(String.valueOf(fields.get("image")).startsWith("data:image/png;base64,iVBOR"));
    }

    @Test
    void pictures_to_follow_go_as_a_list_where_the_model_takes_one() {
        ImageData picture = ImageData.of(ContractPictures.png(8, 8, 1));
        ImageRequest two = SEA.withReferenceImages(List.of(picture, picture));

        Map<String, Object> fields = ReplicateInput.PROMPT_ONLY
                .withField(Part.REFERENCE_IMAGES, "images")
                .of(two);

        assertEquals(2, ((List<?>) fields.getOrDefault("images", List.of())).size());
        ReplicateInput one = ReplicateInput.PROMPT_ONLY.withField(Part.REFERENCE_IMAGE, "image");
        assertThrows(InvalidRequest.class, () -> one.of(two));
    }

    @Test
    void what_the_model_cannot_make_is_refused_before_it_is_sent() {
        ReplicateInput png = new ReplicateInput(
                Map.of(Part.PROMPT, "text", Part.FORMAT, "format"),
                List.of(),
                Map.of(MediaType.PNG, "png"),
                1,
                Map.of());

        assertThrows(InvalidRequest.class, () -> ReplicateInput.FLUX_SCHNELL.of(SEA.withCount(5)));
        InvalidRequest problem = assertThrows(InvalidRequest.class, () -> png.of(SEA.withFormat(MediaType.WEBP)));
        assertTrue(String.valueOf(problem.getMessage()).contains("image/webp"), problem.getMessage());
        assertEquals(Map.of("text", "A calm sea"), png.of(SEA));
    }

    @Test
    void a_provider_can_what_its_models_take() {
        try (Replicate plain = builder().input(ReplicateInput.PROMPT_ONLY).build();
                Replicate more = builder()
                        .input(ReplicateInput.FLUX_SCHNELL.withField(Part.NEGATIVE_PROMPT, "negative_prompt"))
                        .build()) {
            assertEquals(Set.of(Capability.RESUME), plain.capabilities());
            assertEquals(
                    Set.of(
                            Capability.RESUME,
                            Capability.SEED,
                            Capability.IMAGE_COUNT,
                            Capability.IMAGE_FORMAT,
                            Capability.NEGATIVE_PROMPT),
                    more.capabilities());
        }
    }

    @Test
    void a_model_that_chooses_the_shape_itself_is_told_in_a_note() {
        fake();
        try (Replicate replicate = builder().input(ReplicateInput.PROMPT_ONLY).build()) {
            ImageResult result = replicate.generate(SEA);

            assertTrue(result.notes().get(0).contains("16:9"), result.notes().toString());
        }
    }

    @Test
    void fewer_pictures_and_another_format_are_told_in_notes() {
        FakeReplicate fake = fake();
        fake.ending("\"output\": [\"" + server.url("/pictures/16-9/0.png") + "\"]");
        try (Replicate replicate = builder().build()) {
            ImageResult result = replicate.generate(SEA.withCount(2).withFormat(MediaType.WEBP));

            assertEquals(2, result.notes().size());
            assertEquals(1, result.provenance().usage().images());
        }
    }

    @Test
    void the_seed_of_a_single_picture_is_known() {
        fake();
        try (Replicate replicate = builder().build()) {
            assertEquals(7L, replicate.generate(SEA.withSeed(7)).first().seed());
        }
    }

    @Test
    void a_version_is_named_in_the_body() {
        FakeReplicate fake = fake();
        try (Replicate replicate = builder().models("owner/painter:" + VERSION).build()) {
            replicate.generate(SEA);
            replicate.generate(SEA.withModel(VERSION));
        }

        assertEquals("POST /v1/predictions", fake.log().get(0));
        assertTrue(body(fake).startsWith("{\"version\":\"" + VERSION + "\",\"input\""), body(fake));
        assertEquals("POST /v1/predictions", fake.log().get(2));
    }

    @Test
    void a_model_of_a_request_has_a_form_too() {
        try (Replicate replicate = builder().build()) {
            assertThrows(InvalidRequest.class, () -> replicate.generate(SEA.withModel("../../account")));
        }
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void a_description_that_contradicts_itself_is_refused() {
        Map<Part, String> prompt = Map.of(Part.PROMPT, "prompt");
        Map<Part, String> count = Map.of(Part.PROMPT, "prompt", Part.COUNT, "n");

        assertThrows(
                IllegalArgumentException.class, () -> new ReplicateInput(Map.of(), List.of(), Map.of(), 1, Map.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new ReplicateInput(prompt, List.of(), Map.of(), 0, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> new ReplicateInput(count, List.of(), Map.of(), 1, Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ReplicateInput(prompt, List.of("16:9"), Map.of(), 1, Map.of()));
    }

    @Test
    void a_builder_names_all_that_is_missing_at_once() {
        Replicate.Builder wrong =
                Replicate.builder().models("painter").baseUrl("nowhere").deadline(Duration.ZERO);

        String message =
                String.valueOf(assertThrows(NotConfigured.class, wrong::build).getMessage());

        for (String part : List.of("keys:", "models:", "painter", "baseUrl:", "deadline:")) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(String.valueOf(assertThrows(NotConfigured.class, Replicate.builder()::build)
                        .getMessage())
                .contains("no default"));
    }

    @Test
    void a_second_account_has_a_name_of_its_own() {
        fake();
        try (Replicate replicate = builder()
                .id(new ProviderId("replicate-2"))
                .client(new okhttp3.OkHttpClient())
                .build()) {
            assertEquals(
                    "replicate-2",
                    replicate.generate(SEA).provenance().provider().value());
            assertEquals("replicate-2 [owner/painter]", replicate.toString());
        }
    }
}
