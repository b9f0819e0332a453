package io.insightstream.clients.imagekit;

import io.insightstream.contract.MediaStoreContract;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.MediaStore;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;

class ImageKitContractTest extends MediaStoreContract {

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    @Override
    protected MediaStore newStore() {
        return new FakeImageKit(server).builder().build();
    }
}
