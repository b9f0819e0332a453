package io.insightstream.clients.catalog;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog wants to know of a video, with the names that files give it.
 *
 * <p>Names are compared without case and without anything but letters and digits, and with or without the section of
 * the platform's resource in front: {@code view_count}, {@code View Count} and {@code statistics.viewCount} are one
 * name. The names of a field are listed from the most specific to the least: where a file has several, the first listed
 * wins, and among spellings of one name the leftmost.
 */
enum Field {
    VIDEO_ID("video id", "videoid idvideoid youtubevideoid youtubeid id"),
    TITLE("title", "videotitle title"),
    CHANNEL_ID("channel id", "channelid youtubechannelid"),
    CHANNEL_TITLE("channel title", "channeltitle channelname channel uploader"),
    PUBLISHED_AT("publish date", """
            videopublishedat publishedat publishedtime publishtime videopublishtime
            publishdatetime publisheddate publishdate publicationdate datepublished uploadedat
            uploadtime uploaddate published"""),
    DURATION("duration", "durationiso8601 durationiso isoduration duration videoduration"),
    DURATION_SECONDS("duration in seconds", """
            durationseconds durationsecs durationsec durationinseconds lengthseconds lengthsecs
            lengthinseconds"""),
    VIEWS("views", "viewcount videoviewcount viewscount views videoviews"),
    LIKES("likes", "likecount videolikecount likescount likes videolikes"),
    COMMENTS("comments", """
            commentcount videocommentcount commentscount commenttotal commentstotal comments
            videocomments"""),
    SNAPSHOT_AT("snapshot time", """
            snapshotat snapshottime snapshotlocal snapshotdate snapshot fetchedat retrievedat
            collectedat scrapedat crawledat capturedat recordedat fetchtime fetchdate fetcheddate
            retrieveddate collecteddate collectiondate scrapeddate scrapedate trendingdate date"""),
    RATINGS_DISABLED("ratings disabled", "ratingsdisabled"),
    COMMENTS_DISABLED("comments disabled", "commentsdisabled"),
    /** Only tells whether a row is about a comment. */
    MARK_OF_A_COMMENT("mark of a comment", """
            commentid parentcommentid parentid cid textdisplay textoriginal commenttext text comment
            authordisplayname authorchannelid authorchannelurl authorname commentauthor author
            totalreplycount replycount""");

    /**
     * A name that was recognised.
     *
     * @param field what it names
     * @param rank how specific it is: the lower, the more specific
     */
    record Name(Field field, int rank) {}

    private static final Map<String, Name> NAMES = new HashMap<>();

    static {
        for (Field field : values()) {
            List<String> names = field.names();
            for (int rank = 0; rank < names.size(); rank++) {
                NAMES.put(names.get(rank), new Name(field, rank));
            }
        }
    }

    private static final Set<Field> OF_VIDEOS_ONLY = EnumSet.of(TITLE, VIEWS, DURATION, DURATION_SECONDS, COMMENTS);

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final List<String> SECTIONS = List.of("snippet", "statistics", "contentdetails");

    private final String label;
    /** Separated by blanks. */
    private final String names;

    Field(String label, String names) {
        this.label = label;
        this.names = names;
    }

    /**
     * Whether fields that are there are those of a comment. It too has the id of a video, a date and likes, but a text or
     * an author, and neither title, views, duration nor comments.
     */
    static boolean areOfAComment(Predicate<Field> present) {
        return present.test(MARK_OF_A_COMMENT)
                && (present.test(PUBLISHED_AT) || present.test(LIKES))
                && OF_VIDEOS_ONLY.stream().noneMatch(present);
    }

    /** The names it goes by, in small letters and digits alone, the most specific first. */
    List<String> names() {
        return List.of(names.split("\\s+", -1));
    }

    /** What messages call the field. */
    String label() {
        return label;
    }

    /** Finds the field that a column or a key names; null if it names none. */
    static @Nullable Name named(String text) {
        String plain = NOT_A_LETTER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        Name name = NAMES.get(plain);
        if (name != null) {
            return name;
        }
        for (String section : SECTIONS) {
            if (plain.startsWith(section)) {
                return NAMES.get(plain.substring(section.length()));
            }
        }
        return null;
    }
}
