package io.insightstream.clients.replicate;

import io.insightstream.call.Secret;
import io.insightstream.contract.ImageProviderContract;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.ImageProvider;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;

class ReplicateContractTest extends ImageProviderContract {

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    @Override
    protected ImageProvider newProvider() {
        new FakeReplicate(server).script("starting", "succeeded");
        return Replicate.builder()
                .keys(Secret.of("r8_0123456789"))
                .models("owner/painter")
                .baseUrl(server.url("/v1/").toString())
                .privateAddresses(true)
                .sleeper(duration -> {})
                .build();
    }
}
