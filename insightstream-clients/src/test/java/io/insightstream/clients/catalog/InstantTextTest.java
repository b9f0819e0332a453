package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final InstantText UTC = new InstantText(ZoneOffset.UTC);

    private static Optional<Instant> read(String text) {
        return UTC.parse(text, null).map(InstantText.Reading::instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-08-12T00:00:00Z, 2020-08-12T00:00:00Z",
        "2017-11-10T17:00:03.000Z, 2017-11-10T17:00:03Z",
        "2025-10-29T23:39:36.5Z, 2025-10-29T23:39:36.500Z",
        "2025-10-29T23:39:36.0532Z, 2025-10-29T23:39:36.053200Z",
        "2024-02-12T16:46:34.978064551Z, 2024-02-12T16:46:34.978064551Z",
        "2026-02-04T10:09:16.423475+00:00, 2026-02-04T10:09:16.423475Z",
        "2024-03-12 15:50:17+00:00, 2024-03-12T15:50:17Z",
        "2024-03-12 15:50:17+09:00, 2024-03-12T06:50:17Z",
        "2021-07-26T10:45:19+0000, 2021-07-26T10:45:19Z",
        "2021-07-26T10:45:19-0330, 2021-07-26T14:15:19Z",
        "2021-07-26T10:45:19+02, 2021-07-26T08:45:19Z",
        "2021-07-26 10:45:19 UTC, 2021-07-26T10:45:19Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "20240229, 2024-02-29T00:00:00Z",
        "1607625720, 2020-12-10T18:42:00Z",
        "999999999, 2001-09-09T01:46:39Z",
        "1607625720123, 2020-12-10T18:42:00.123Z",
        "999999999999, 2001-09-09T01:46:39.999Z",
        "1607625720.0, 2020-12-10T18:42:00Z",
        "1607625720.25, 2020-12-10T18:42:00.250Z"
    })
    void unambiguous_forms_are_read(String text, Instant expected) {
        assertEquals(Optional.of(expected), read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-17 16:00:14, 2023-04-17T16:00:14Z",
        "2023-04-17T16:00:14.25, 2023-04-17T16:00:14.250Z",
        "2025-12-21 11:32, 2025-12-21T11:32:00Z"
    })
    void a_naive_date_is_in_the_zone_given(String text, Instant expected) {
        assertEquals(Optional.of(new InstantText.Reading(expected, false, true)), UTC.parse(text, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17.14.11",
                "13.09",
                "03/04/2021",
                "2021/03/04",
                "2024-13-45",
                "2023-02-29",
                "20230229",
                "2024-1-2",
                "24-01-02",
                "2024-03-12T25:00:00Z",
                "2024-03-12T10:61:00Z",
                "2024-03-12T10:00:60Z",
                "2024-03-12T10Z",
                "2024-03-12Z",
                "2024-03-12T10:00:00+19:00",
                "2024-03-12T10:00:00.1234567890Z",
                "2024-03-12T10:00:00Zulu",
                "2024-03-12 and more",
                "12345",
                "16076257201",
                "20240312155017",
                "-1607625720",
                "yesterday",
                "Mar 12, 2024"
            })
    void everything_else_is_refused(String text) {
        assertEquals(Optional.empty(), read(text));
    }

    @Test
    void a_date_without_a_zone_is_read_in_the_one_given() {
        InstantText tokyo = new InstantText(ZoneId.of("Asia/Tokyo"));
        assertEquals(
                Optional.of(new InstantText.Reading(Instant.parse("2025-12-21T02:32:00Z"), false, true)),
                tokyo.parse("2025-12-21 11:32", null));
        assertEquals(
                Optional.of(new InstantText.Reading(Instant.parse("2025-12-20T15:00:00Z"), false, true)),
                tokyo.parse("2025-12-21", null));
        assertEquals(
                Optional.of(new InstantText.Reading(Instant.parse("2025-12-21T11:32:00Z"), true, true)),
                tokyo.parse("2025-12-21 11:32Z", null));
    }

    @ParameterizedTest
    @CsvSource({
        "17.14.11, YEAR_DAY_MONTH, 2017-11-14T00:00:00Z",
        "17.14.11, YEAR_MONTH_DAY,",
        "17-11-14, YEAR_MONTH_DAY, 2017-11-14T00:00:00Z",
        "14.11.17, DAY_MONTH_YEAR, 2017-11-14T00:00:00Z",
        "14.11.2017, DAY_MONTH_YEAR, 2017-11-14T00:00:00Z",
        "3/4/2021, DAY_MONTH_YEAR, 2021-04-03T00:00:00Z",
        "3/4/2021, MONTH_DAY_YEAR, 2021-03-04T00:00:00Z",
        "03/04/2021 15:30, MONTH_DAY_YEAR, 2021-03-04T15:30:00Z",
        "03/04.2021, MONTH_DAY_YEAR,",
        "14.11.2017, YEAR_DAY_MONTH,",
        "30.02.2017, DAY_MONTH_YEAR,"
    })
    void numbers_are_a_date_where_their_order_is_known(String text, DayOrder order, @Nullable Instant expected) {
        assertEquals(
                Optional.ofNullable(expected).map(instant -> new InstantText.Reading(instant, false, false)),
                UTC.parse(text, order));
    }
}
