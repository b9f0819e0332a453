package io.insightstream.clients.gemini;

import io.insightstream.call.Secret;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.fake.PromptSockets;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.ImageProvider;
import java.util.Base64;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;

class GeminiImagesContractTest extends ImageProviderContract {

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    @Override
    protected ImageProvider newProvider() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return drawn(request);
            }
        });
        return Gemini.builder()
                .keys(Secret.of("AIza-contract-0123456789"))
                .imageModels("painter")
                .baseUrl(server.url("/").toString())
                .build()
                .images();
    }

    private static MockResponse drawn(RecordedRequest request) {
        String ratio = GeminiServer.json(request)
                .at("/generationConfig/imageConfig/aspectRatio")
                .asText();
        ImageSize size = AspectRatio.parse(ratio).size(10_000, 1);
        String data = Base64.getEncoder().encodeToString(ContractPictures.png(size.width(), size.height(), 90));
        String part = "{\"inlineData\": {\"mimeType\": \"image/png\", \"data\": \"" + data + "\"}}";
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(GeminiServer.candidate(part, "STOP"))
                .build();
    }
}
