package io.insightstream.clients.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.error.Cancelled;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GeminiTest {

    private final GeminiServer server = new GeminiServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void all_that_is_wrong_with_a_configuration_is_told_at_once() {
        Gemini.Builder builder = Gemini.builder()
                .models(" ")
                .imageModels("")
                .safety("", "x")
                .baseUrl("ftp://x")
                .attempts(0)
                .deadline(Duration.ZERO);

        String message =
                String.valueOf(assertThrows(NotConfigured.class, builder::build).getMessage());

        for (String part : List.of("models", "imageModels", "safety", "baseUrl", "attempts", "deadline", "keys")) {
            assertTrue(message.contains(part + ":"), message);
        }
    }

    @Test
    void a_provider_needs_models_of_its_kind() {
        try (Gemini writer = Gemini.builder().keys(GeminiServer.KEY).models("m").build();
                Gemini painter =
                        Gemini.builder().keys(GeminiServer.KEY).imageModels("p").build()) {
            assertEquals(List.of("m"), writer.text().modelIds());
            assertTrue(String.valueOf(
                            assertThrows(NotConfigured.class, writer::images).getMessage())
                    .contains("imageModels"));
            assertEquals(Set.of(Capability.REFERENCE_IMAGES), painter.images().capabilities());
            assertThrows(NotConfigured.class, painter::text);
        }
    }

    @Test
    void the_connections_close_with_the_last_provider() {
        server.answers(GeminiServer.saying("Yes."));
        OkHttpClient client = new OkHttpClient();
        Gemini gemini = server.builder().client(client).build();
        TextProvider text = gemini.text();
        ImageProvider images = gemini.images();
        assertSame(text, gemini.text());

        images.close();
        images.close();

        assertThrows(Cancelled.class, () -> images.generate(ImageRequest.of("A sea")));
        assertEquals("Yes.", text.generate(TextRequest.of("Hi")).text());
        text.close();
        assertThrows(Cancelled.class, () -> text.generate(TextRequest.of("Hi")));
        assertFalse(client.dispatcher().executorService().isShutdown(), "the user's client stays open");
        assertEquals(1, server.requests());
    }

    @Test
    void one_provider_alone_is_built_at_once_and_closed_by_itself() {
        server.answers(GeminiServer.saying("Yes."));
        Gemini.Builder builder = Gemini.builder().keys(GeminiServer.KEY).baseUrl(server.url());
        try (TextProvider text = builder.text("writer")) {
            builder.images("painter").close();

            assertEquals(List.of("writer"), text.modelIds());
            assertEquals("Yes.", text.generate(TextRequest.of("Hi")).text());
        }
        assertThrows(
                NotConfigured.class,
                () -> Gemini.builder().keys(GeminiServer.KEY).text());
        assertThrows(NotConfigured.class, () -> Gemini.builder().images("painter"));
    }

    @Test
    void closing_all_closes_both() {
        Gemini gemini = server.gemini();
        TextProvider text = gemini.text();
        gemini.close();
        gemini.close();

        assertThrows(Cancelled.class, () -> text.generate(TextRequest.of("Hi")));
        assertThrows(Cancelled.class, () -> text.generate(TextRequest.of("Hi"), piece -> {}));
        assertThrows(Cancelled.class, () -> gemini.images().generate(ImageRequest.of("A sea")));
    }

    @Test
    void the_limiter_is_asked_before_each_request_and_the_listener_hears_of_it() {
        List<String> asked = new ArrayList<>();
        server.answers(GeminiServer.saying("Yes.")).answers("{}");
        try (Gemini gemini = server.builder()
                .limiter((call, deadline) -> {
                    asked.add(call.operation() + " " + call.model() + " " + call.images());
                    return CallLimiter.Permit.FREE;
                })
                .build()) {
            gemini.text().generate(TextRequest.of("Hi").withDeadline(Duration.ofSeconds(5)));
            assertThrows(MalformedResponse.class, () -> gemini.images().generate(ImageRequest.of("A sea")));
        }

        assertEquals(List.of("generateContent model-a 0", "generateContent painter 1"), asked);
        assertEquals(CallListener.Outcome.ANSWERED, server.ends.get(0).outcome());
        assertEquals(Gemini.ID, server.ends.get(0).call().provider());
    }

    @Test
    void no_provider_shows_its_key() {
        try (Gemini gemini = server.gemini()) {
            String shown = gemini.text() + " " + gemini.images();

            assertFalse(shown.contains(GeminiServer.KEY.reveal()), shown);
            assertTrue(shown.contains("model-a") && shown.contains("painter"), shown);
        }
    }
}
