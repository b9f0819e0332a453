package io.insightstream.failover;

import io.insightstream.call.ProviderId;
import io.insightstream.contract.VideoProviderContract;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Behind a provider that never answers, a failover is as good as the next one. */
class VideoFailoverContractTest extends VideoProviderContract {

    @Override
    protected VideoProvider providerOf(Channel channel, List<Video> videos) {
        ProviderId id = new ProviderId("supplied");
        return Failover.builder().id(id).videos(VideoProvider.of(id, Map.of(channel, videos), Clock.systemUTC()));
    }
}
