package stranger;

import io.insightstream.contract.VideoProviderContract;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.util.List;

class LedgerVideosTest extends VideoProviderContract {

    @Override
    protected VideoProvider providerOf(Channel channel, List<Video> videos) {
        return new LedgerVideos(channel, videos);
    }
}
