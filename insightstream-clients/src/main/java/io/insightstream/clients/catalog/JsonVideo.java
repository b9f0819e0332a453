package io.insightstream.clients.catalog;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that may be a video: what it says directly and in the sections of the platform's resources. */
final class JsonVideo {

    /** Objects whose content counts as their parent's: the parts of a video, and the id of a search result. */
    private static final Set<String> SECTIONS = Set.of("id", "snippet", "statistics", "contentDetails");

    private static final String VIDEO = "youtube#video";
    private static final String SEARCH_RESULT = "youtube#searchResult";
    /** Only what yt-dlp writes has one of them; elsewhere its other names mean something else. */
    private static final Set<String> YT_DLP_MARKS = Set.of("extractor", "extractor_key", "webpage_url", "live_status");

    /** More specific than every other name, the date of the upload among them, which has no time. */
    private static final Field.Name YT_DLP_PUBLISHED = new Field.Name(Field.PUBLISHED_AT, -1);

    private static final Field.Name YT_DLP_SNAPSHOT = new Field.Name(Field.SNAPSHOT_AT, -1);
    private static final Field.Name KEY = new Field.Name(Field.VIDEO_ID, Integer.MAX_VALUE - 1);

    private final RawRow row;
    private final @Nullable String key;
    private String kind = "";
    private boolean channel;
    private boolean ytDlp;
    private boolean list;
    private @Nullable String timestamp;
    private @Nullable String epoch;

    /**
     * Starts with nothing known.
     *
     * @param line the line on which the object starts
     * @param key under which key it is; null in a list and at the top
     */
    JsonVideo(long line, @Nullable String key) {
        this.row = new RawRow(line);
        this.key = key;
    }

    static boolean isSection(String name) {
        return SECTIONS.contains(name);
    }

    /** Notes a value of the object itself. */
    void put(String name, String text) {
        switch (name) {
            case "kind" -> kind = text;
            case "timestamp" -> timestamp = text;
            case "epoch" -> epoch = text;
            case "_type" -> list = text.equals("playlist") || text.equals("multi_video");
            default -> {
                ytDlp |= YT_DLP_MARKS.contains(name);
                note(name, text);
            }
        }
    }

    /** Notes a value of a section of the object. */
    void put(String section, String name, String text) {
        // Only the statistics of channels have it.
        channel |= name.equals("subscriberCount");
        if (!section.equals("id") || name.equals("videoId")) {
            note(section + "." + name, text);
        }
    }

    private void note(String name, String text) {
        Field.Name field = Field.named(name);
        if (field != null) {
            row.put(field, text);
        }
    }

    /** What the object is if it is no video: the resource that it says it is, or a comment; empty if nothing tells. */
    Optional<String> otherKind() {
        return kind.isEmpty() ? Optional.of("comments").filter(any -> isComment()) : Optional.of(kind);
    }

    /** Whether it says anything that a video says. */
    boolean saysSomething() {
        return !row.isEmpty() && !isComment();
    }

    private boolean isComment() {
        return !kind.equals(VIDEO) && Field.areOfAComment(row::has);
    }

    /**
     * The row that the object is; null if it is not about a video.
     *
     * <p>An object is about a video if it calls itself one. If it says nothing of its kind, it must not look like a
     * {@linkplain Field#areOfAComment comment}, and needs a publish date, a count or a duration, or an id and a title.
     * One that lies under a key is only taken for a video with that id if it has a publish date, or a title and a count:
     * settings and totals lie under keys too.
     */
    @Nullable
    RawRow row() {
        if (ytDlp && timestamp != null && !timestamp.isEmpty()) {
            row.put(YT_DLP_PUBLISHED, timestamp);
        }
        if (ytDlp && epoch != null) {
            row.put(YT_DLP_SNAPSHOT, epoch);
        }
        if (list) {
            return null;
        }
        boolean searchResult = kind.equals(SEARCH_RESULT);
        boolean identified = row.has(Field.VIDEO_ID);
        if (channel
                || isComment()
                || (kind.startsWith("youtube#") && !kind.equals(VIDEO) && !(searchResult && identified))) {
            return null;
        }
        boolean dated = row.has(Field.PUBLISHED_AT);
        boolean titled = row.has(Field.TITLE);
        boolean measured = row.has(Field.VIEWS)
                || row.has(Field.LIKES)
                || row.has(Field.COMMENTS)
                || row.has(Field.DURATION)
                || row.has(Field.DURATION_SECONDS);
        if (kind.equals(VIDEO) || (identified && (dated || measured || titled))) {
            return row;
        }
        if (key == null) {
            return dated || measured ? row : null;
        }
        if (dated || (titled && measured)) {
            row.put(KEY, key);
            return row;
        }
        return null;
    }
}
