package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

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
        "999999999999, 2001-09-09T01:46:39.999Z"
    })
    void unambiguous_forms_are_read(String text, Instant expected) {
        assertEquals(Optional.of(expected), InstantText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-17 16:00:14, 2023-04-17T16:00:14Z",
        "2023-04-17T16:00:14.25, 2023-04-17T16:00:14.250Z",
        "2025-12-21 11:32, 2025-12-21T11:32:00Z"
    })
    void a_naive_date_is_taken_as_utc(String text, Instant expected) {
        assertEquals(Optional.of(expected), InstantText.parse(text));
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
                "1607625720.0",
                "yesterday",
                "Mar 12, 2024"
            })
    void everything_else_is_refused(String text) {
        assertEquals(Optional.empty(), InstantText.parse(text));
    }
}
