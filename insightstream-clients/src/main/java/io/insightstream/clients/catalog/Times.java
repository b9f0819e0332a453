package io.insightstream.clients.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the two dates of a row with what is known of the file as a whole. */
final class Times {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

    private final ZoneId zone;
    private final boolean zoneAssumed;
    private final @Nullable Integer fileYear;
    private final InstantText text;
    private final Map<Field, DayOrder> orders = new EnumMap<>(Field.class);

    /**
     * Reads dates.
     *
     * @param zone the zone of dates that name none; null if the caller has not said, which makes it UTC
     * @param fileName may hold the year of dates that name none
     */
    Times(@Nullable ZoneId zone, String fileName) {
        this.zone = zone == null ? ZoneOffset.UTC : zone;
        this.zoneAssumed = zone == null;
        this.fileYear = onlyYear(fileName);
        this.text = new InstantText(this.zone);
    }

    /** Takes note of the order of day, month and year in fields that do not say. */
    void days(Map<Field, DayOrder> known) {
        orders.putAll(known);
    }

    Instant publishedAt(RawRow row, Set<NoteCode> notes) throws UnusableRow {
        String found = Values.of(row, Field.PUBLISHED_AT);
        if (found == null) {
            throw new UnusableRow(
                    DropReason.MISSING_PUBLISHED_AT,
                    row.has(Field.PUBLISHED_AT)
                            ? "the publish date is empty"
                            : "there is no publish date, in a column named published_at for example");
        }
        return read(Field.PUBLISHED_AT, found, notes)
                .orElseThrow(() -> new UnusableRow(
                        DropReason.BAD_DATE,
                        "the publish date " + Values.shown(found)
                                + " is not a date; expected one such as 2024-03-12T15:50:17Z"));
    }

    /** When the counts were taken; null if the row does not say so that it can be read. */
    @Nullable
    Instant snapshotAt(RawRow row, Instant publishedAt, Set<NoteCode> notes) {
        String found = Values.of(row, Field.SNAPSHOT_AT);
        Instant time = found == null
                ? null
                : read(Field.SNAPSHOT_AT, found, notes)
                        .or(() -> yearless(found, publishedAt, notes))
                        .orElse(null);
        if (time == null && row.has(Field.SNAPSHOT_AT)) {
            notes.add(NoteCode.SNAPSHOT_TIME_UNKNOWN);
        }
        return time;
    }

    /** How many dates of the row are there and are none. */
    int unreadable(RawRow row) {
        int count = 0;
        for (Field field : List.of(Field.PUBLISHED_AT, Field.SNAPSHOT_AT)) {
            String found = Values.of(row, field);
            boolean readable = found == null
                    || text.parse(found, orders.get(field)).isPresent()
                    || InstantText.yearless(found).isPresent();
            count += readable ? 0 : 1;
        }
        return count;
    }

    private Optional<Instant> read(Field field, String found, Set<NoteCode> notes) {
        return text.parse(found, orders.get(field)).map(reading -> {
            if (!reading.zoned() && zoneAssumed) {
                notes.add(NoteCode.ZONE_ASSUMED_UTC);
            }
            if (!reading.ordered()) {
                notes.add(NoteCode.DAY_ORDER_ASSUMED);
            }
            return reading.instant();
        });
    }

    /** A day without a year: in the year of the file, or else the first such day from the publish date on. */
    private Optional<Instant> yearless(String found, Instant publishedAt, Set<NoteCode> notes) {
        Optional<MonthDay> day = InstantText.yearless(found);
        if (day.isEmpty()) {
            return Optional.empty();
        }
        notes.add(NoteCode.YEAR_ASSUMED);
        if (zoneAssumed) {
            notes.add(NoteCode.ZONE_ASSUMED_UTC);
        }
        LocalDate published = publishedAt.atZone(zone).toLocalDate();
        int year = fileYear == null ? published.getYear() : fileYear;
        LocalDate date = day.get().atYear(year);
        return Optional.of(text.startOf(
                fileYear == null && date.isBefore(published) ? day.get().atYear(year + 1) : date));
    }

    /** The only year in a name; null if it has none or several. */
    private static @Nullable Integer onlyYear(String name) {
        Matcher years = YEAR.matcher(name);
        if (!years.find()) {
            return null;
        }
        int year = Integer.parseInt(years.group());
        return years.find() ? null : Integer.valueOf(year);
    }
}
