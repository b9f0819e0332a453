package io.insightstream.clients.catalog;

import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a row into the values of a video, or says why it cannot. */
final class RowMapper {

    /** From so many unreadable values on, an id that looks like none means that cells are shifted. */
    private static final int SHIFTED_VALUES = 2;

    /** What a spreadsheet leaves of an id that starts with = or - and is no formula. */
    private static final Set<String> SPREADSHEET_ERRORS =
            Set.of("#NAME?", "#VALUE!", "#REF!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!");

    /** What a spreadsheet makes of a long number. No platform has a plus sign in its ids. */
    private static final Pattern ROUNDED = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{1,3}");

    private static final Pattern YOUTUBE_ID = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final List<Field> COUNTS = List.of(Field.VIEWS, Field.LIKES, Field.COMMENTS);

    private final Times times;

    RowMapper(Times times) {
        this.times = times;
    }

    VideoRow map(RawRow row) throws UnusableRow {
        try {
            return values(row);
        } catch (UnusableRow e) {
            throw isShifted(row)
                    ? new UnusableRow(
                            DropReason.SHIFTED_CELLS,
                            "the video id is " + Values.shown(String.valueOf(row.text(Field.VIDEO_ID)))
                                    + " and several dates or numbers are none either: the cells are in wrong columns")
                    : e;
        }
    }

    private VideoRow values(RawRow row) throws UnusableRow {
        Set<NoteCode> notes = EnumSet.noneOf(NoteCode.class);
        String id = id(row);
        Instant publishedAt = times.publishedAt(row, notes);
        Duration duration = duration(row);
        Long likes = count(row, Field.LIKES);
        Long comments = count(row, Field.COMMENTS);
        if (isZero(likes) && Values.isTrue(row, Field.RATINGS_DISABLED)) {
            likes = null;
            notes.add(NoteCode.DISABLED_COUNTS);
        }
        if (isZero(comments) && Values.isTrue(row, Field.COMMENTS_DISABLED)) {
            comments = null;
            notes.add(NoteCode.DISABLED_COUNTS);
        }
        VideoStatistics statistics = new VideoStatistics(count(row, Field.VIEWS), likes, comments);
        Instant snapshotAt = times.snapshotAt(row, publishedAt, notes);
        return new VideoRow(
                row.line(),
                id,
                title(row),
                Values.of(row, Field.CHANNEL_ID),
                channelTitle(row),
                publishedAt,
                duration,
                statistics,
                snapshotAt,
                notes);
    }

    private static String id(RawRow row) throws UnusableRow {
        String id = Values.of(row, Field.VIDEO_ID);
        if (id == null) {
            throw new UnusableRow(DropReason.MISSING_ID, "the row has no video id");
        }
        if (SPREADSHEET_ERRORS.contains(id)) {
            throw new UnusableRow(
                    DropReason.MISSING_ID, "a spreadsheet has put its error value " + id + " in place of the video id");
        }
        if (ROUNDED.matcher(id).matches()) {
            throw new UnusableRow(
                    DropReason.MISSING_ID, "a spreadsheet has rounded the video id to " + id + "; export it as text");
        }
        return id;
    }

    /** An odd id alone is none of our business: other platforms have other ids. */
    private boolean isShifted(RawRow row) {
        String text = row.text(Field.VIDEO_ID);
        String id = text == null ? "" : text.strip();
        if (text == null
                || YOUTUBE_ID.matcher(id).matches()
                || SPREADSHEET_ERRORS.contains(id)
                || ROUNDED.matcher(id).matches()) {
            return false;
        }
        int unreadable = times.unreadable(row);
        for (Field field : COUNTS) {
            String count = Values.of(row, field);
            unreadable += count != null && CountText.parse(count).isEmpty() ? 1 : 0;
        }
        String length = Values.of(row, Field.DURATION);
        unreadable += length != null && DurationText.parse(length).isEmpty() ? 1 : 0;
        return unreadable >= SHIFTED_VALUES;
    }

    private static @Nullable String title(RawRow row) {
        String title = row.text(Field.TITLE);
        return title == null || title.isBlank() ? null : title;
    }

    private static @Nullable String channelTitle(RawRow row) {
        String title = row.text(Field.CHANNEL_TITLE);
        return title == null || title.isBlank() ? null : title.strip();
    }

    private static @Nullable Duration duration(RawRow row) throws UnusableRow {
        String text = Values.of(row, Field.DURATION);
        if (text == null) {
            text = Values.of(row, Field.DURATION_SECONDS);
        }
        if (text == null) {
            return null;
        }
        String found = text;
        return DurationText.parse(found)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_DURATION,
                        "the duration " + Values.shown(found) + " is not one; expected seconds, h:mm:ss or PT9M9S"));
    }

    private static @Nullable Long count(RawRow row, Field field) throws UnusableRow {
        String text = Values.of(row, field);
        if (text == null) {
            return null;
        }
        return CountText.parse(text)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_NUMBER,
                        "the number of " + field.label() + " " + Values.shown(text)
                                + " is not a whole number of 0 or more"));
    }

    private static boolean isZero(@Nullable Long count) {
        return count != null && count == 0;
    }
}
