package io.insightstream.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import io.insightstream.call.ProviderId;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.RateLimited;
import io.insightstream.error.RetriableException;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LangChain4jImagesTest extends ImageProviderContract {

    private static final ImageRequest SEA = ImageRequest.of("A calm sea");

    @Override
    protected ImageProvider newProvider() {
        return LangChain4j.images()
                .model(AspectRatio.WIDE, drawing(64, 36))
                .model(AspectRatio.SQUARE, drawing(40, 40))
                .model(AspectRatio.TALL, drawing(36, 64))
                .capabilities(Capability.IMAGE_COUNT, Capability.REFERENCE_IMAGES)
                .build();
    }

    private static ImageModel drawing(int width, int height) {
        return new TestImages(() -> image(width, height));
    }

    private static Image image(int width, int height) {
        String base64 = Base64.getEncoder().encodeToString(ContractPictures.png(width, height, 120));
        return Image.builder().base64Data(base64).mimeType("image/jpeg").build();
    }

    private static ImageProvider giving(Supplier<Image> images) {
        return LangChain4j.images()
                .id(new ProviderId("vendor"))
                .model(AspectRatio.SQUARE, new TestImages(images))
                .modelName("draw-1")
                .build();
    }

    @Test
    void another_shape_and_another_prompt_than_asked_for_are_told() {
        Image revised = Image.builder()
                .base64Data(image(40, 40).base64Data())
                .revisedPrompt("A calm sea at dawn")
                .build();

        ImageResult result = giving(() -> revised).generate(SEA);

        assertEquals(
                List.of("drawn as 1:1, the nearest there is to 16:9", "drawn from the prompt: A calm sea at dawn"),
                result.notes());
        assertEquals("draw-1", result.provenance().model());
        assertArrayEquals(ContractPictures.png(40, 40, 120), result.first().bytes());
    }

    @Test
    void what_is_no_picture_is_a_malformed_response() {
        Image noBase64 = Image.builder().base64Data("====").build();
        Image noPicture = Image.builder().base64Data("aGVsbG8=").build();

        assertThrows(MalformedResponse.class, () -> giving(() -> noBase64).generate(SEA));
        assertThrows(MalformedResponse.class, () -> giving(() -> noPicture).generate(SEA));
    }

    @Test
    void an_answer_that_did_not_come_in_time_may_be_a_picture() {
        assertThrows(
                OutcomeUnknown.class,
                () -> giving(() -> {
                            throw new TimeoutException("slow");
                        })
                        .generate(SEA));
        for (RuntimeException lost : List.of(
                new HttpException(504, "gateway"),
                new InternalServerException(new HttpException(502, "gateway")),
                new RuntimeException(new SocketException("Connection reset")))) {
            assertThrows(
                    OutcomeUnknown.class,
                    () -> giving(() -> {
                                throw lost;
                            })
                            .generate(SEA));
        }
        for (RuntimeException notRun : List.of(
                new InternalServerException(new HttpException(503, "busy")),
                new RuntimeException(new ConnectException("refused")),
                new RuntimeException(new HttpConnectTimeoutException("no connection")))) {
            assertInstanceOf(
                    RetriableException.class,
                    assertThrows(
                            InsightStreamException.class,
                            () -> giving(() -> {
                                        throw notRun;
                                    })
                                    .generate(SEA)));
        }
        assertThrows(
                RateLimited.class,
                () -> giving(() -> {
                            throw new RateLimitException("429");
                        })
                        .generate(SEA));
    }

    @Test
    void what_the_interface_has_no_way_to_is_refused() {
        ImageProvider provider = newProvider();
        ImageData picture = ImageData.of(ContractPictures.png(8, 8, 1));

        assertThrows(InvalidRequest.class, () -> provider.generate(SEA.withReferenceImages(List.of(picture, picture))));
        assertThrows(ModelUnavailable.class, () -> provider.generate(SEA.withModel("other")));
        giving(() -> image(40, 40)).generate(SEA.withModel("draw-1"));
    }

    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        String message = String.valueOf(assertThrows(
                        InvalidRequest.class,
                        () -> LangChain4j.images().capabilities(Capability.SEED).build())
                .getMessage());

        assertTrue(message.contains("model(AspectRatio.WIDE, model)"), message);
        assertTrue(message.contains("[SEED]"), message);
    }

    /** An image model in this process. */
    private record TestImages(Supplier<Image> images) implements ImageModel {

        @Override
        public Response<Image> generate(String prompt) {
            return Response.from(images.get());
        }

        @Override
        public Response<List<Image>> generate(String prompt, int n) {
            return Response.from(Collections.nCopies(n, images.get()));
        }

        @Override
        public Response<Image> edit(Image image, String prompt) {
            return Response.from(images.get());
        }
    }
}
