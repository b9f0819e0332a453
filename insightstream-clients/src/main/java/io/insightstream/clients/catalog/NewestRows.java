package io.insightstream.clients.catalog;

import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest row of each video and puts the videos into channels.
 *
 * <p>Of two rows about a video the one with the later snapshot time wins, and the one further down at the same time. A
 * row without a snapshot time counts as taken when the newest row before it was: files grow at their end.
 */
final class NewestRows {

    /** Unknown times first. Rows come in the order of the file, so that of equal ones the second is further down. */
    private static final Comparator<VideoRow> BY_TIME =
            Comparator.comparing(VideoRow::snapshotAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    private final String nameless;
    private final DropLog drops;
    private final Map<String, VideoRow> byId = new LinkedHashMap<>();
    private final Set<String> channelIds = new LinkedHashSet<>();
    private final Map<String, String> shared = new HashMap<>();

    /**
     * Starts with no rows.
     *
     * @param nameless id and title of the channel of the rows that name none
     * @param drops is told of every row that loses
     */
    NewestRows(String nameless, DropLog drops) {
        this.nameless = nameless;
        this.drops = drops;
    }

    /** How many videos there are. */
    int size() {
        return byId.size();
    }

    void add(VideoRow read) {
        VideoRow row = read.inChannel(share(read.channelId()), share(read.channelTitle()));
        channelIds.add(channelId(row));
        VideoRow held = byId.get(row.id());
        if (held == null) {
            byId.put(row.id(), row);
            return;
        }
        VideoRow timed = row.snapshotAt() == null ? row.takenAt(held.snapshotAt()) : row;
        int age = BY_TIME.compare(timed, held);
        boolean newer = age >= 0; // lines do not tell: a JSON file may be a single one
        VideoRow winner = newer ? timed : held;
        VideoRow loser = newer ? held : timed;
        if (newer) {
            byId.put(row.id(), winner);
        }
        boolean same = loser.saysTheSameAs(winner);
        String why = same ? "says the same" : age == 0 ? "is further down" : "is newer";
        drops.drop(
                loser.line(),
                same ? DropReason.DUPLICATE_ROW : DropReason.OLDER_SNAPSHOT,
                "video " + row.id() + " is taken from line " + winner.line() + ", which " + why);
    }

    /** The channels that have a video, in the order in which they first appeared, with their videos. */
    Map<Channel, List<Video>> channels() {
        Map<String, List<VideoRow>> rows = new LinkedHashMap<>();
        channelIds.forEach(id -> rows.put(id, new ArrayList<>()));
        byId.values()
                .forEach(row -> rows.computeIfAbsent(channelId(row), id -> new ArrayList<>())
                        .add(row));
        Map<Channel, List<Video>> channels = new LinkedHashMap<>();
        rows.forEach((id, uploads) -> {
            if (!uploads.isEmpty()) {
                List<Video> videos =
                        uploads.stream().map(row -> row.toVideo(id)).toList();
                channels.put(Channel.of(id, newestTitle(id, uploads)), videos);
            }
        });
        return channels;
    }

    private static String newestTitle(String id, List<VideoRow> rows) {
        return rows.stream()
                .filter(row -> row.channelTitle() != null)
                .max(BY_TIME.thenComparingLong(VideoRow::line))
                .map(VideoRow::channelTitle)
                .orElse(id);
    }

    private String channelId(VideoRow row) {
        return row.channelId() != null ? row.channelId() : Objects.requireNonNullElse(row.channelTitle(), nameless);
    }

    private @Nullable String share(@Nullable String text) {
        return text == null ? null : shared.computeIfAbsent(text, same -> same);
    }
}
