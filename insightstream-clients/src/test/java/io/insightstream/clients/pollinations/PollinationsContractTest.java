package io.insightstream.clients.pollinations;

import io.insightstream.call.Secret;
import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.ImageProvider;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;

class PollinationsContractTest extends ImageProviderContract {

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
        return Pollinations.builder()
                .keys(Secret.of("sk_0123456789"))
                .models("flux")
                .baseUrl(server.url("/").toString())
                .build();
    }

    private static MockResponse drawn(RecordedRequest request) {
        int width = Integer.parseInt(String.valueOf(request.getUrl().queryParameter("width")));
        int height = Integer.parseInt(String.valueOf(request.getUrl().queryParameter("height")));
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(ContractPictures.png(width, height, 90)))
                .build();
    }
}
