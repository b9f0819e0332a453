package io.insightstream.report.html;

import io.insightstream.channel.ChannelOverview;
import io.insightstream.channel.VideoExpectation;
import io.insightstream.channel.VideoScore;
import io.insightstream.video.Video;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the reports say of each video, by its id. */
final class Judgements {

    private final Map<String, VideoExpectation> expectations = new HashMap<>();
    private final Map<String, VideoScore> scores = new HashMap<>();
    private final Set<String> above;
    private final Set<String> below;
    private final Set<String> high;
    private final Set<String> low;

    Judgements(ChannelOverview overview) {
        overview.robust().judged().forEach(each -> expectations.put(each.video().id(), each));
        overview.outliers().scores().forEach(each -> scores.put(each.video().id(), each));
        above = ids(overview.robust().high(), VideoExpectation::video);
        below = ids(overview.robust().low(), VideoExpectation::video);
        high = ids(overview.outliers().high(), VideoScore::video);
        low = ids(overview.outliers().low(), VideoScore::video);
    }

    private static <T> Set<String> ids(Collection<T> found, Function<T, Video> video) {
        return found.stream().map(each -> video.apply(each).id()).collect(Collectors.toSet());
    }

    @Nullable
    VideoExpectation expectation(Video video) {
        return expectations.get(video.id());
    }

    @Nullable
    VideoScore score(Video video) {
        return scores.get(video.id());
    }

    /** Whether a video has far more views than its age lets expect. */
    boolean above(Video video) {
        return above.contains(video.id());
    }

    /** Whether a video has far fewer views than its age lets expect. */
    boolean below(Video video) {
        return below.contains(video.id());
    }

    boolean flagged(Video video) {
        return above(video) || below(video);
    }

    /** What was found about a video in a few words; empty if nothing was. */
    String verdict(Video video) {
        String byAge = above(video) ? "above expected" : below(video) ? "below expected" : "";
        String byFence = high.contains(video.id()) ? "above fence" : low.contains(video.id()) ? "below fence" : "";
        return byAge.isEmpty() || byFence.isEmpty() ? byAge + byFence : byAge + ", " + byFence;
    }

    /** The title of a video, or words that stand for it. */
    static String title(Video video) {
        String title = video.title() == null ? "" : CleanText.clean(video.title());
        return title.isEmpty() ? "(no title, id " + CleanText.clean(video.id()) + ")" : title;
    }
}
