package io.insightstream.clients.youtube;

import io.insightstream.call.Secret;
import io.insightstream.contract.VideoProviderContract;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class YouTubeProviderTest extends VideoProviderContract {

    private final List<FakeYouTube> servers = new ArrayList<>();

    @Override
    protected VideoProvider providerOf(Channel channel, List<Video> videos) {
        FakeYouTube server = new FakeYouTube(FakeChannel.of(channel, videos));
        servers.add(server);
        return YouTube.builder().keys(Secret.of("a-key")).baseUrl(server.url()).build();
    }

    @AfterEach
    void closeServers() {
        servers.forEach(FakeYouTube::close);
    }
}
