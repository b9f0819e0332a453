package io.insightstream.clients.catalog;

import io.insightstream.video.VideoStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a row into the values of a video, or says why it cannot. */
final class RowMapper {

    private static final int SHOWN_CHARACTERS = 60;

    /** What programs write where they have no value. */
    private static final Set<String> NO_VALUE = Set.of("", "nan", "nat", "null", "none", "<na>");

    private static final int LONGEST_NO_VALUE = 4;

    /** What a spreadsheet leaves of an id that starts with = or - and is no formula. */
    private static final Set<String> SPREADSHEET_ERRORS =
            Set.of("#NAME?", "#VALUE!", "#REF!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!");

    VideoRow map(RawRow row) throws UnusableRow {
        return new VideoRow(
                row.line(),
                id(row),
                title(row),
                value(row, Field.CHANNEL_ID),
                channelTitle(row),
                publishedAt(row),
                duration(row),
                new VideoStatistics(count(row, Field.VIEWS), count(row, Field.LIKES), count(row, Field.COMMENTS)),
                snapshotAt(row));
    }

    private static String id(RawRow row) throws UnusableRow {
        String id = value(row, Field.VIDEO_ID);
        if (id == null) {
            throw new UnusableRow(DropReason.MISSING_ID, "the row has no video id");
        }
        if (SPREADSHEET_ERRORS.contains(id)) {
            throw new UnusableRow(
                    DropReason.MISSING_ID, "a spreadsheet has put its error value " + id + " in place of the video id");
        }
        return id;
    }

    private static @Nullable String title(RawRow row) {
        String title = row.text(Field.TITLE);
        return title == null || title.isBlank() ? null : title;
    }

    private static @Nullable String channelTitle(RawRow row) {
        String title = row.text(Field.CHANNEL_TITLE);
        return title == null || title.isBlank() ? null : title.strip();
    }

    private static Instant publishedAt(RawRow row) throws UnusableRow {
        String text = value(row, Field.PUBLISHED_AT);
        if (text == null) {
            throw new UnusableRow(
                    DropReason.MISSING_PUBLISHED_AT,
                    row.has(Field.PUBLISHED_AT)
                            ? "the publish date is empty"
                            : "there is no publish date, in a column named published_at for example");
        }
        return InstantText.parse(text)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_DATE,
                        "the publish date " + shown(text)
                                + " is not a date; expected one such as 2024-03-12T15:50:17Z"));
    }

    private static @Nullable Instant snapshotAt(RawRow row) {
        String text = value(row, Field.SNAPSHOT_AT);
        return text == null ? null : InstantText.parse(text).orElse(null);
    }

    private static @Nullable Duration duration(RawRow row) throws UnusableRow {
        String text = value(row, Field.DURATION);
        if (text == null) {
            text = value(row, Field.DURATION_SECONDS);
        }
        if (text == null) {
            return null;
        }
        String found = text;
        return DurationText.parse(found)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_DURATION,
                        "the duration " + shown(found) + " is not one; expected seconds, h:mm:ss or PT9M9S"));
    }

    private static @Nullable Long count(RawRow row, Field field) throws UnusableRow {
        String text = value(row, field);
        if (text == null) {
            return null;
        }
        return CountText.parse(text)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_NUMBER,
                        "the number of " + field.label() + " " + shown(text) + " is not a whole number of 0 or more"));
    }

    /** The text of a field that is not free text; null if it is missing in any of the ways of saying so. */
    private static @Nullable String value(RawRow row, Field field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() <= LONGEST_NO_VALUE && NO_VALUE.contains(stripped.toLowerCase(Locale.ROOT))
                ? null
                : stripped;
    }

    private static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return "'"
                + (oneLine.length() > SHOWN_CHARACTERS ? oneLine.substring(0, SHOWN_CHARACTERS) + "..." : oneLine)
                + "'";
    }
}
