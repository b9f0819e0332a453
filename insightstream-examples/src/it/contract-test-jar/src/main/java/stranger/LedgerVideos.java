package stranger;

import io.insightstream.call.ProviderId;
import io.insightstream.spi.Found;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A provider written outside the SDK. */
final class LedgerVideos implements VideoProvider {

    private static final ProviderId ID = new ProviderId("ledger");

    private final VideoProvider ledger;

    LedgerVideos(Channel channel, List<Video> videos) {
        this.ledger = VideoProvider.of(ID, Map.of(channel, videos), Clock.systemUTC());
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Found<Channel> channel(ChannelRef ref) {
        return ledger.channel(ref);
    }

    @Override
    public Page<Video> uploads(UploadsRequest request) {
        return ledger.uploads(request);
    }

    @Override
    public Page<Video> videos(Collection<String> ids) {
        return ledger.videos(ids);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
