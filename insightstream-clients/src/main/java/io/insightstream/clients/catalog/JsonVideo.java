package io.insightstream.clients.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object that may be a video: what it says directly and in the sections of the platform's resources. */
final class JsonVideo {

    /** Objects whose content counts as their parent's: the parts of a video, and the id of a search result. */
    private static final Set<String> SECTIONS = Set.of("id", "snippet", "statistics", "contentDetails");

    private static final String VIDEO = "youtube#video";
    private static final String SEARCH_RESULT = "youtube#searchResult";
    private static final Field.Name KEY = new Field.Name(Field.VIDEO_ID, Integer.MAX_VALUE - 1);

    private final RawRow row;
    private final @Nullable String key;
    private String kind = "";
    private boolean channel;

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
        if (name.equals("kind")) {
            kind = text;
            return;
        }
        note(name, text);
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

    /** What kind of resource the object says it is; empty if it does not say. */
    String kind() {
        return kind;
    }

    /**
     * The row that the object is; null if it is not about a video.
     *
     * <p>An object is about a video if it calls itself one. If it says nothing of its kind, it needs a publish date, a
     * count or a duration, or an id and a title. One that lies under a key is only taken for a video with that id if it
     * has a publish date, or a title and a count: settings and totals lie under keys too.
     */
    @Nullable
    RawRow row() {
        boolean searchResult = kind.equals(SEARCH_RESULT);
        boolean identified = row.has(Field.VIDEO_ID);
        if (channel || (kind.startsWith("youtube#") && !kind.equals(VIDEO) && !(searchResult && identified))) {
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
