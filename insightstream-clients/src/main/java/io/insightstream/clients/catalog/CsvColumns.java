package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a CSV file holds which field. */
final class CsvColumns {

    private static final int SHOWN_HEADERS = 30;
    private static final int SHOWN_CHARACTERS = 40;
    private static final Set<Field> GUARDED =
            EnumSet.of(Field.VIDEO_ID, Field.TITLE, Field.CHANNEL_ID, Field.CHANNEL_TITLE);
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final List<String> headers;
    /** By column; null where a column says nothing the catalog wants to know. */
    private final List<Field.@Nullable Name> names;

    private CsvColumns(List<String> headers, List<Field.@Nullable Name> names) {
        this.headers = headers;
        this.names = names;
    }

    /**
     * Reads the header.
     *
     * @throws InvalidInput if no column holds a video id, or the columns are those of comments
     */
    static CsvColumns of(String file, CsvRecords header) {
        List<Field.@Nullable Name> names = new ArrayList<>();
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (String cell : header.cells()) {
            Field.Name name = Field.named(cell);
            names.add(name);
            if (name != null) {
                fields.add(name.field());
            }
        }
        if (Field.areOfAComment(fields::contains)) {
            throw new InvalidInput(
                    file,
                    header.line(),
                    null,
                    "these are the columns of comments, not of videos: " + shown(header.cells())
                            + "; expected a row for each video, with its views, title or duration",
                    null);
        }
        if (!fields.contains(Field.VIDEO_ID)) {
            throw new InvalidInput(
                    file,
                    header.line(),
                    null,
                    "no column holds the video id: expected a header with a column named video_id, videoId or id, "
                            + "found " + shown(header.cells()) + "; add the header or rename the column",
                    null);
        }
        return new CsvColumns(header.cells(), names);
    }

    /** How many columns there are. */
    int size() {
        return names.size();
    }

    /** Sorts the cells of a row, of which there must be as many as columns. */
    RawRow row(CsvRecords cells) {
        RawRow row = new RawRow(cells.line());
        for (int i = 0; i < names.size(); i++) {
            Field.Name name = names.get(i);
            if (name != null) {
                String cell = cells.cell(i);
                row.put(name, GUARDED.contains(name.field()) ? unguarded(cell) : cell);
            }
        }
        return row;
    }

    /**
     * How days and months are ordered in the columns of dates, as far as the beginning of the file tells.
     *
     * @param head the beginning of the file, in front of its header
     */
    Map<Field, DayOrder> days(CsvRecords head) throws IOException {
        Map<Field, DayOrder.Votes> votes = new EnumMap<>(Field.class);
        while (head.next(Integer.MAX_VALUE)) {
            // The last record may be half a one.
            if (head.size() == size() && !head.isUnended()) {
                RawRow row = row(head);
                for (Field field : List.of(Field.PUBLISHED_AT, Field.SNAPSHOT_AT)) {
                    String text = row.text(field);
                    if (text != null) {
                        votes.computeIfAbsent(field, any -> new DayOrder.Votes())
                                .add(text.strip());
                    }
                }
            }
        }
        Map<Field, DayOrder> orders = new EnumMap<>(Field.class);
        votes.forEach((field, cast) -> {
            DayOrder order = cast.winner(isKaggles(field) ? DayOrder.YEAR_DAY_MONTH : null);
            if (order != null) {
                orders.put(field, order);
            }
        });
        return orders;
    }

    /** Whether the column is the one that the data sets of trending videos on Kaggle have. */
    private boolean isKaggles(Field field) {
        return field == Field.SNAPSHOT_AT && headers.stream().anyMatch("trending_date"::equals);
    }

    /** Takes the apostrophe off that exports put in front of a text which a spreadsheet would run as a formula. */
    private static String unguarded(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_STARTS.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }

    private static String shown(List<String> headers) {
        List<String> shown = headers.stream()
                .limit(SHOWN_HEADERS)
                .map(header -> header.replaceAll("\\p{Cntrl}", " ").strip())
                .map(header ->
                        header.length() > SHOWN_CHARACTERS ? header.substring(0, SHOWN_CHARACTERS) + "..." : header)
                .toList();
        int more = headers.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }
}
