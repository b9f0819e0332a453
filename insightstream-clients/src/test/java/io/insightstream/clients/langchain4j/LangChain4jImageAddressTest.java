package io.insightstream.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import io.insightstream.call.ProviderId;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.Cancelled;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class LangChain4jImageAddressTest {

    private static final ImageRequest SEA = ImageRequest.of("A calm sea");
    private static final byte[] PNG = ContractPictures.png(64, 36, 120);

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final List<Duration> slept = new ArrayList<>();
    private int drawn;

    @Test
    void a_picture_behind_an_address_is_fetched() {
        server.enqueue(picture());

        assertArrayEquals(PNG, draw(allowed -> allowed.client(new OkHttpClient())));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void an_address_on_a_private_network_is_not_fetched_unless_allowed() {
        MalformedResponse thrown =
                assertThrows(MalformedResponse.class, () -> draw(allowed -> allowed.privateAddresses(false)));

        assertTrue(String.valueOf(thrown.getMessage()).contains("privateAddresses"), thrown.getMessage());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void a_picture_that_was_made_and_does_not_come_is_not_made_again() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder().code(500).build());
        }

        OutcomeUnknown thrown = assertThrows(OutcomeUnknown.class, () -> draw(allowed -> allowed));

        assertInstanceOf(ProviderUnavailable.class, thrown.getCause());
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("'vendor'"), message);
        assertFalse(message.contains("signature"), message);
        assertEquals(3, server.getRequestCount());
        assertEquals(2, slept.size());
        assertEquals(1, drawn);
    }

    @Test
    void a_picture_that_is_gone_already_is_not_found() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        assertThrows(NotFound.class, () -> draw(allowed -> allowed));
    }

    @Test
    void more_than_the_limits_allow_is_refused() {
        server.enqueue(picture());

        assertThrows(
                MalformedResponse.class, () -> draw(allowed -> allowed.limits(ImageLimits.DEFAULT.withMaxPixels(100))));
    }

    @Test
    void a_picture_within_an_address_is_taken_from_it() {
        String address = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

        assertArrayEquals(PNG, draw(Image.builder().url(address).build(), allowed -> allowed));
    }

    @Test
    void a_picture_without_bytes_and_address_is_malformed() {
        Image nothing = Image.builder().revisedPrompt("A sea").build();

        assertThrows(MalformedResponse.class, () -> draw(nothing, allowed -> allowed));
    }

    @Test
    void a_provider_that_is_closed_fetches_nothing() {
        ImageProvider closed = provider(behindAnAddress(), allowed -> allowed);
        closed.close();
        closed.close();

        assertThrows(Cancelled.class, () -> closed.generate(SEA));
        assertEquals(0, server.getRequestCount());
    }

    private byte[] draw(UnaryOperator<LangChain4jImagesBuilder> more) {
        return draw(behindAnAddress(), more);
    }

    private byte[] draw(Image image, UnaryOperator<LangChain4jImagesBuilder> more) {
        try (ImageProvider images = provider(image, more)) {
            return images.generate(SEA).first().bytes();
        }
    }

    private Image behindAnAddress() {
        return Image.builder()
                .url(server.url("/made.png?signature=1").toString())
                .build();
    }

    private ImageProvider provider(Image image, UnaryOperator<LangChain4jImagesBuilder> more) {
        ImageModel model = new ImageModel() {
            @Override
            public Response<Image> generate(String prompt) {
                drawn++;
                return Response.from(image);
            }
        };
        LangChain4jImagesBuilder builder = LangChain4j.images()
                .id(new ProviderId("vendor"))
                .model(AspectRatio.WIDE, model)
                .privateAddresses(true)
                .sleeper(slept::add);
        return more.apply(builder).build();
    }

    private static MockResponse picture() {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body(new Buffer().write(PNG))
                .build();
    }
}
