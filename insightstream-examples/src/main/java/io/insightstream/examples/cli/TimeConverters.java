package io.insightstream.examples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times as they are typed. */
final class TimeConverters {

    private TimeConverters() {}

    /** Reads an instant, or a date as its midnight in UTC, in a year of four digits. */
    static final class OfInstant implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            TypeConversionException problem = new TypeConversionException(
                    "'" + value + "' is not an instant: expected 2026-01-31T12:00:00Z or 2026-01-31");
            if (value.startsWith("+") || value.startsWith("-")) {
                throw problem;
            }
            try {
                return value.contains("T")
                        ? Instant.parse(value)
                        : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException e) {
                problem.initCause(e);
                throw problem;
            }
        }
    }

    /** Reads a time zone. */
    static final class OfZone implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String value) {
            try {
                return ZoneId.of(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + value + "' is not a time zone: expected a name such as Europe/Berlin or an offset");
            }
        }
    }
}
