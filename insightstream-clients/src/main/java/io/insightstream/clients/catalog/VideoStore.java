package io.insightstream.clients.catalog;

import io.insightstream.video.Channel;
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
 * Keeps the videos of a file and puts them into channels.
 *
 * <p>The newest row of a video says what it is called and where it belongs; older ones stay as its history of counts. Of
 * two rows about one time the one further down stays. A row without a time counts as taken when the newest row before it
 * was: files grow at their end.
 */
final class VideoStore {

    private final String nameless;
    private final DropLog drops;
    private final NoteLog notes;
    private final Map<String, StoredVideo> byId = new LinkedHashMap<>();
    private final Set<String> channelIds = new LinkedHashSet<>();
    private final Map<String, String> shared = new HashMap<>();
    private long used;

    /**
     * Starts with no rows.
     *
     * @param nameless id and title of the channel of the rows that name none
     * @param drops is told of every row that loses
     * @param notes is told of what is odd about the rows together
     */
    VideoStore(String nameless, DropLog drops, NoteLog notes) {
        this.nameless = nameless;
        this.drops = drops;
        this.notes = notes;
    }

    /** How many rows are behind the videos, older snapshots included. */
    long used() {
        return used;
    }

    void add(VideoRow row) {
        StoredVideo held = byId.get(row.id());
        if (held == null) {
            String channelId = share(row.channelId());
            String channelTitle = share(row.channelTitle());
            StoredVideo video = new StoredVideo(row, channelId, channelTitle);
            byId.put(video.id(), video);
            channelIds.add(channelId(video));
            used++;
            return;
        }
        Snapshots snapshots = held.snapshots();
        int newest = snapshots.newest();
        Instant heldTime = snapshots.time(newest);
        Instant time = row.snapshotAt() == null ? heldTime : row.snapshotAt();
        int found = time == null || heldTime == null ? newest : snapshots.find(time);
        if (found < 0) {
            int index = -1 - found;
            snapshots.insert(index, Objects.requireNonNull(time), row.statistics(), row.line());
            used++;
            if (index > newest) {
                describe(held, row);
            }
            return;
        }
        boolean sameTime = Objects.equals(snapshots.time(found), time);
        boolean same = sameTime
                && snapshots.statistics(found).equals(row.statistics())
                && (found < newest || held.isDescribedBy(row));
        if (sameTime) {
            notes.note(NoteCode.PAGES_FETCHED_TWICE, row.line());
        }
        if (same) {
            drops.drop(
                    row.line(),
                    DropReason.DUPLICATE_ROW,
                    "video " + row.id() + " is on line " + snapshots.line(found) + " with the same values");
            return;
        }
        long loser = snapshots.line(found);
        snapshots.replace(found, time, row.statistics(), row.line());
        if (found == newest) {
            describe(held, row);
        }
        drops.drop(
                loser,
                DropReason.SUPERSEDED_ROW,
                "video " + row.id() + " is taken from line " + row.line() + ", which is further down");
    }

    /** Takes note of what can only be seen when all rows are there. */
    void end() {
        for (StoredVideo video : byId.values()) {
            Snapshots snapshots = video.snapshots();
            snapshots.trim();
            for (int i = 1; i < snapshots.size(); i++) {
                if (snapshots.fellAt(i)) {
                    notes.note(NoteCode.COUNTS_FELL, snapshots.line(i));
                }
            }
        }
    }

    /** The videos by id, in the order in which they first appeared. */
    Map<String, StoredVideo> byId() {
        return byId;
    }

    /** The channels that have a video, in the order in which they first appeared, with their videos. */
    Map<Channel, List<StoredVideo>> channels() {
        Map<String, List<StoredVideo>> uploads = new LinkedHashMap<>();
        channelIds.forEach(id -> uploads.put(id, new ArrayList<>()));
        for (StoredVideo video : byId.values()) {
            uploads.computeIfAbsent(channelId(video), id -> new ArrayList<>()).add(video);
        }
        Map<Channel, List<StoredVideo>> channels = new LinkedHashMap<>();
        uploads.forEach((id, videos) -> {
            if (!videos.isEmpty()) {
                channels.put(Channel.of(id, newestTitle(id, videos)), videos);
            }
        });
        return channels;
    }

    /** How much memory a video takes on average, rounded up; 0 if there are none. */
    long bytesPerVideo() {
        if (byId.isEmpty()) {
            return 0;
        }
        // Each video is also in the list of its channel.
        long bytes = Memory.linkedMap(byId.size()) + 4L * byId.size();
        for (StoredVideo video : byId.values()) {
            bytes += video.bytes();
        }
        return (bytes + byId.size() - 1) / byId.size();
    }

    /** Id of the channel of a video: what the file says, or what else names the channel. */
    String channelId(StoredVideo video) {
        String id = video.channelId();
        return id != null ? id : Objects.requireNonNullElse(video.channelTitle(), nameless);
    }

    private void describe(StoredVideo video, VideoRow row) {
        video.describe(row, share(row.channelId()), share(row.channelTitle()));
        channelIds.add(channelId(video));
    }

    private static String newestTitle(String id, List<StoredVideo> videos) {
        Comparator<Snapshots> byTime = Comparator.comparing(
                snapshots -> snapshots.time(snapshots.newest()),
                Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
        Comparator<Snapshots> byLine = Comparator.comparingLong(snapshots -> snapshots.line(snapshots.newest()));
        return videos.stream()
                .filter(video -> video.channelTitle() != null)
                .max(Comparator.comparing(StoredVideo::snapshots, byTime.thenComparing(byLine)))
                .map(StoredVideo::channelTitle)
                .orElse(id);
    }

    private @Nullable String share(@Nullable String text) {
        return text == null ? null : shared.computeIfAbsent(text, same -> same);
    }
}
