package io.insightstream.fake;

import io.insightstream.video.Channel;
import io.insightstream.video.ChannelDetails;
import io.insightstream.video.LiveState;
import io.insightstream.video.Thumbnail;
import io.insightstream.video.Video;
import io.insightstream.video.VideoDetails;
import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A channel that the fake server holds.
 *
 * @param channel the channel
 * @param newestFirst what its list of uploads announces, the newest first
 * @param deleted the ids of those that were deleted or made private since
 */
public record FakeChannel(Channel channel, List<Video> newestFirst, Set<String> deleted) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant NEWEST = Instant.parse("2026-11-01T12:00:00Z");

    /** Creates a channel of copies. */
    public FakeChannel {
        newestFirst = List.copyOf(newestFirst);
        deleted = Set.copyOf(deleted);
    }

    /** Holds videos in any order, none of them deleted. */
    public static FakeChannel of(Channel channel, List<Video> videos) {
        return new FakeChannel(
                channel,
                videos.stream()
                        .sorted(Comparator.comparing(Video::publishedAt).reversed())
                        .toList(),
                Set.of());
    }

    /** The videos that are there. */
    public List<Video> available() {
        return newestFirst.stream()
                .filter(video -> !deleted.contains(video.id()))
                .toList();
    }

    /** A channel with made-up videos, the same for the same seed. */
    public static FakeChannel seeded(long seed, int videos, double deletedShare) {
        SplittableRandom random = new SplittableRandom(seed);
        String id = "UC" + text(random, 22);
        String title = "Channel " + seed;
        List<Video> newestFirst = new ArrayList<>();
        Set<String> deleted = new HashSet<>();
        Instant publishedAt = NEWEST;
        for (int i = 0; i < videos; i++) {
            publishedAt = publishedAt.minusSeconds(3_600 + random.nextLong(86_400));
            Video video = video(random, id, title, publishedAt);
            newestFirst.add(video);
            if (random.nextDouble() < deletedShare) {
                deleted.add(video.id());
            }
        }
        Channel channel = new Channel(
                id,
                title,
                "channel" + seed,
                1_230_000L,
                (long) videos - deleted.size(),
                newestFirst.stream()
                        .mapToLong(video -> video.statistics().views())
                        .sum(),
                new ChannelDetails(
                        "About channel " + seed,
                        "US",
                        Instant.parse("2012-05-06T07:08:09Z"),
                        ChannelDetails.SubscriberCount.ROUNDED,
                        List.of()));
        return new FakeChannel(channel, newestFirst, deleted);
    }

    private static Video video(SplittableRandom random, String channelId, String channelTitle, Instant publishedAt) {
        String id = text(random, 11);
        long views = (long) Math.exp(6 + 4 * random.nextDouble() + (random.nextInt(40) == 0 ? 5 : 0));
        Long likes = random.nextInt(50) == 0 ? null : Long.valueOf(views / 20 + random.nextLong(50));
        Long comments = random.nextInt(50) == 0 ? null : Long.valueOf(views / 300 + random.nextLong(10));
        Duration duration =
                Duration.ofSeconds(random.nextInt(3) == 0 ? 15 + random.nextLong(45) : 61 + random.nextLong(7_200));
        String address = "https://i.ytimg.com/vi/" + id + "/";
        return new Video(
                id,
                channelId,
                "Video " + id + ", \"quoted\" & more",
                publishedAt,
                duration,
                new VideoStatistics(views, likes, comments),
                new VideoDetails(
                        channelTitle,
                        "What the video is about, at some length. ".repeat(1 + random.nextInt(12)),
                        List.of("numbers", "lab", "seed"),
                        "27",
                        "en",
                        LiveState.NONE,
                        List.of(
                                new Thumbnail("default", address + "default.jpg", 120, 90),
                                new Thumbnail("medium", address + "mqdefault.jpg", 320, 180),
                                new Thumbnail("high", address + "hqdefault.jpg", 480, 360),
                                new Thumbnail("maxres", address + "maxresdefault.jpg", 1280, 720))));
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
