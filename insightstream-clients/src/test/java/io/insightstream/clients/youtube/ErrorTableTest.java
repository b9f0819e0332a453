package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.http.KeyPool;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTableTest {

    /** What becomes of the key that was used: nothing, or the end. */
    private enum Key {
        KEPT,
        DISABLED
    }

    record Row(int status, String domain, String reason, Class<? extends InsightStreamException> expected, Key key) {

        String body() {
            return """
                    {"error": {"code": %d, "message": "Said in words.",
                      "errors": [{"message": "Said in words.", "domain": "%s", "reason": "%s"}]}}""".formatted(status, domain, reason);
        }
    }

    static Stream<Row> table() {
        return Stream.of(
                new Row(403, "youtube.quota", "quotaExceeded", QuotaExhausted.class, Key.KEPT),
                new Row(429, "youtube.quota", "quotaExceeded", QuotaExhausted.class, Key.KEPT),
                new Row(403, "usageLimits", "dailyLimitExceeded", QuotaExhausted.class, Key.KEPT),
                new Row(403, "usageLimits", "rateLimitExceeded", RateLimited.class, Key.KEPT),
                new Row(403, "usageLimits", "userRateLimitExceeded", RateLimited.class, Key.KEPT),
                new Row(429, "global", "rateLimitExceeded", RateLimited.class, Key.KEPT),
                new Row(429, "global", "somethingNew", RateLimited.class, Key.KEPT),
                new Row(400, "usageLimits", "keyInvalid", Unauthorized.class, Key.DISABLED),
                new Row(400, "usageLimits", "keyExpired", Unauthorized.class, Key.DISABLED),
                new Row(403, "usageLimits", "keyInvalid", Unauthorized.class, Key.DISABLED),
                new Row(403, "usageLimits", "accessNotConfigured", Unauthorized.class, Key.DISABLED),
                new Row(403, "usageLimits", "ipRefererBlocked", Unauthorized.class, Key.DISABLED),
                new Row(403, "global", "forbidden", Unauthorized.class, Key.KEPT),
                new Row(403, "youtube.playlistItem", "playlistItemsNotAccessible", Unauthorized.class, Key.KEPT),
                new Row(403, "youtube.CoreErrorDomain", "SERVICE_UNAVAILABLE", Unauthorized.class, Key.KEPT),
                new Row(401, "youtube.header", "youtubeSignupRequired", Unauthorized.class, Key.KEPT),
                new Row(404, "youtube.video", "videoNotFound", NotFound.class, Key.KEPT),
                new Row(404, "youtube.channel", "channelNotFound", NotFound.class, Key.KEPT),
                new Row(404, "global", "notFound", NotFound.class, Key.KEPT),
                new Row(400, "youtube.parameter", "invalidPageToken", InvalidRequest.class, Key.KEPT),
                new Row(400, "youtube.parameter", "missingRequiredParameter", InvalidRequest.class, Key.KEPT),
                new Row(400, "youtube.parameter", "incompatibleParameters", InvalidRequest.class, Key.KEPT),
                new Row(400, "youtube.parameter", "invalidFilters", InvalidRequest.class, Key.KEPT),
                new Row(400, "youtube.parameter", "unexpectedParameter", InvalidRequest.class, Key.KEPT),
                new Row(400, "youtube.video", "processingFailure", ProviderUnavailable.class, Key.KEPT),
                new Row(413, "global", "uploadTooLarge", InvalidRequest.class, Key.KEPT),
                new Row(408, "global", "timeout", TimedOut.class, Key.KEPT),
                new Row(500, "global", "backendError", ProviderUnavailable.class, Key.KEPT),
                new Row(503, "global", "backendError", ProviderUnavailable.class, Key.KEPT),
                new Row(504, "global", "anything", ProviderUnavailable.class, Key.KEPT));
    }

    @ParameterizedTest
    @MethodSource("table")
    void an_error_becomes_what_the_table_says(Row row) {
        try (ScriptedYouTube scripted =
                new ScriptedYouTube(YouTube.builder().attempts(1)).answers(row.status(), row.body())) {
            InsightStreamException thrown = thrownBy(scripted);

            assertEquals(row.expected(), thrown.getClass(), String.valueOf(thrown.getMessage()));
            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("videos.list"), message);
            assertTrue(message.contains("Said in words."), message);
            assertFalse(message.contains(ScriptedYouTube.KEY), message);
            assertEquals(row.key(), stateOf(scripted), "what became of the key");
        }
    }

    @Test
    void a_spent_quota_is_spent_until_midnight_in_los_angeles_and_no_other_key_is_tried() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(403, """
                {"error": {"errors": [{"domain": "youtube.quota", "reason": "quotaExceeded", "message": "m"}],
                  "code": 403, "message": "The request cannot be completed because you have exceeded your \
                \\u003ca href=\\"/youtube/v3/getting-started#quota\\"\\u003equota\\u003c/a\\u003e."}}""")) {
            QuotaExhausted spent = assertInstanceOf(QuotaExhausted.class, thrownBy(scripted));

            assertEquals(Instant.parse("2026-11-26T08:00:00Z"), spent.resetsAt().orElseThrow());
            assertTrue(
                    String.valueOf(spent.getMessage()).contains("you have exceeded your quota."),
                    "markup is left out: " + spent.getMessage());
            assertEquals(1, scripted.requests.size());
            assertEquals(
                    List.of(100L, 10_000L, 0L),
                    scripted.ledger.snapshot().stream()
                            .map(bucket -> bucket.left())
                            .toList(),
                    "searches and counts are not concerned");
        }
    }

    @Test
    void what_is_refused_at_daybreak_may_be_of_the_day_before() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers(403, new Row(403, "youtube.quota", "quotaExceeded", QuotaExhausted.class, Key.KEPT).body())) {
            // Two minutes after midnight in Los Angeles.
            scripted.time.pass(Duration.between(scripted.time.instant(), Instant.parse("2026-11-26T08:02:00Z")));

            QuotaExhausted spent = assertInstanceOf(QuotaExhausted.class, thrownBy(scripted));

            Instant minuteLater = Instant.parse("2026-11-26T08:03:00Z");
            assertEquals(minuteLater, spent.resetsAt().orElseThrow());
            assertEquals(minuteLater, scripted.ledger.snapshot().get(2).resetsAt());
            assertTrue(String.valueOf(spent.getMessage()).contains("2026-11-26T08:03:00Z"), spent.getMessage());
        }
    }

    @Test
    void a_refused_key_is_left_for_the_next_one() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(400, """
                {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                  "errors": [{"message": "API key not valid.", "domain": "global", "reason": "badRequest"}],
                  "status": "INVALID_ARGUMENT",
                  "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
                    "domain": "googleapis.com", "metadata": {"service": "youtube.googleapis.com"}}]}}""").answers("""
                {"items": []}""")) {
            assertEquals(List.of("x"), scripted.youTube.videos(List.of("x")).missing());
            assertEquals(2, scripted.requests.size());
            assertEquals(
                    List.of(KeyPool.State.DISABLED, KeyPool.State.ACTIVE),
                    scripted.keys.snapshot().stream()
                            .map(KeyPool.KeyStatus::state)
                            .toList());
        }
    }

    @Test
    void answers_about_data_change_no_key() {
        for (String reason : List.of("videoNotFound", "commentsDisabled", "playlistNotFound", "videoChartNotFound")) {
            try (ScriptedYouTube scripted = new ScriptedYouTube()
                    .answers(404, new Row(404, "youtube.x", reason, NotFound.class, Key.KEPT).body())) {
                try {
                    scripted.youTube.videos(List.of("x"));
                } catch (NotFound e) {
                    assertEquals("videoNotFound", reason);
                }
                assertEquals(1, scripted.requests.size());
                assertEquals(Key.KEPT, stateOf(scripted));
            }
        }
    }

    @Test
    void a_wait_that_google_asks_for_is_waited() {
        try (ScriptedYouTube scripted = new ScriptedYouTube(YouTube.builder().attempts(1)).answers(429, """
                {"error": {"code": 429, "message": "Quota exceeded for quota metric 'Queries'.",
                  "status": "RESOURCE_EXHAUSTED", "details": [
                    {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"},
                    {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3.5s"}]}}""")) {
            RateLimited limited = assertInstanceOf(RateLimited.class, thrownBy(scripted));
            assertEquals(Duration.ofMillis(3_500), limited.retryAfter().orElseThrow());
        }
        try (ScriptedYouTube scripted = new ScriptedYouTube(YouTube.builder().attempts(1))
                .answers(new MockResponse.Builder()
                        .code(429)
                        .setHeader("Retry-After", "7")
                        .body("{}")
                        .build())) {
            RateLimited limited = assertInstanceOf(RateLimited.class, thrownBy(scripted));
            assertEquals(Duration.ofSeconds(7), limited.retryAfter().orElseThrow());
        }
    }

    @Test
    void a_page_of_html_is_read_as_words() {
        String page =
                "<!DOCTYPE html><html lang=en><style>p{margin:0}</style><title>Error 502 (Server Error)!!1</title>"
                        + "<p>The server encountered a <b>temporary</b> error &amp; could not complete your request.</html>";
        try (ScriptedYouTube scripted = new ScriptedYouTube(YouTube.builder().attempts(1)).answers(502, page)) {
            InsightStreamException thrown = thrownBy(scripted);
            assertEquals(ProviderUnavailable.class, thrown.getClass());
            assertTrue(
                    String.valueOf(thrown.getMessage()).contains("encountered a temporary error & could not"),
                    thrown.getMessage());
            assertFalse(String.valueOf(thrown.getMessage()).contains("margin"), thrown.getMessage());
        }
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(200, page)) {
            MalformedResponse malformed = assertInstanceOf(MalformedResponse.class, thrownBy(scripted));
            assertEquals(page, malformed.raw());
        }
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(400, page)) {
            assertEquals(InvalidRequest.class, thrownBy(scripted).getClass());
        }
    }

    @Test
    void an_error_that_is_a_text_is_understood() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(400, "{\"error\": \"error message\"}")) {
            assertTrue(String.valueOf(thrownBy(scripted).getMessage()).contains("'error message'"));
        }
    }

    @Test
    void json_of_another_form_is_malformed_and_the_text_is_kept() {
        for (String body :
                List.of("{\"items\": [}", "{\"items\": {\"a\": [1]}}", "{\"items\": [{\"id\": [}]}", "[]", "")) {
            try (ScriptedYouTube scripted = new ScriptedYouTube().answers(200, body)) {
                MalformedResponse malformed =
                        assertThrows(MalformedResponse.class, () -> scripted.youTube.videos(List.of("x")), body);
                assertEquals(body, malformed.raw());
            }
        }
    }

    @Test
    void a_wait_longer_than_the_deadline_is_told_by_what_is_not_available_too() {
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(503, """
                {"error": {"code": 503, "status": "UNAVAILABLE", "message": "m", "details": [
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3600s"}]}}""")) {
            ProviderUnavailable away = assertInstanceOf(ProviderUnavailable.class, thrownBy(scripted));

            assertEquals(Duration.ofHours(1), away.retryAfter().orElseThrow());
            assertEquals(1, scripted.requests.size());
        }
    }

    @Test
    void what_cannot_be_read_is_not_kept() {
        for (MockResponse unreadable : List.of(
                new MockResponse.Builder().body("{\"items\": [}").build(),
                new MockResponse.Builder().code(300).build(),
                new MockResponse.Builder().code(304).build())) {
            try (ScriptedYouTube scripted =
                    new ScriptedYouTube().answers(unreadable).answers("{\"items\": []}")) {
                assertInstanceOf(MalformedResponse.class, thrownBy(scripted));

                assertEquals(List.of("x"), scripted.youTube.videos(List.of("x")).missing());
            }
        }
        try (ScriptedYouTube scripted = new ScriptedYouTube(
                        YouTube.builder().freshness(Freshness.of(Duration.ofHours(1))))
                .answers("{\"items\": [}")
                .answers("{\"items\": []}")) {
            assertThrows(MalformedResponse.class, () -> scripted.youTube.statistics(List.of("x")));

            assertEquals(List.of("x"), scripted.youTube.statistics(List.of("x")).missing());
        }
    }

    @Test
    void a_server_that_recovers_is_asked_again() {
        try (ScriptedYouTube scripted = new ScriptedYouTube()
                .answers(500, "")
                .answers(503, "<html>")
                .answers(429, "")
                .answers("{\"items\": []}")) {
            assertEquals(List.of("x"), scripted.youTube.videos(List.of("x")).missing());
            assertEquals(4, scripted.requests.size());
            assertEquals(9_996, scripted.ledger.snapshot().get(2).left(), "each attempt is charged");
        }
    }

    private static InsightStreamException thrownBy(ScriptedYouTube scripted) {
        return assertThrows(InsightStreamException.class, () -> scripted.youTube.videos(List.of("x")));
    }

    private static Key stateOf(ScriptedYouTube scripted) {
        List<KeyPool.State> states =
                scripted.keys.snapshot().stream().map(KeyPool.KeyStatus::state).toList();
        return states.contains(KeyPool.State.DISABLED) ? Key.DISABLED : Key.KEPT;
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_page_that_never_ends_what_it_begins_is_read_in_no_time() {
        for (String page : List.of("<script ".repeat(400_000), "<!--".repeat(800_000), "<!doctype ".repeat(300_000))) {
            try (ScriptedYouTube scripted =
                    new ScriptedYouTube(YouTube.builder().attempts(1)).answers(502, "Bad" + page)) {
                assertTrue(String.valueOf(thrownBy(scripted).getMessage()).endsWith("'Bad'"));
            }
        }
    }

    @Test
    void an_unreadable_answer_that_repeats_the_key_does_not_pass_it_on() {
        String echo = "{\"items\": [{\"id\": \"x\", \"snippet\": {\"publishedAt\": \"" + ScriptedYouTube.KEY + "\"}}]}";
        try (ScriptedYouTube scripted = new ScriptedYouTube().answers(echo)) {
            MalformedResponse malformed = assertInstanceOf(MalformedResponse.class, thrownBy(scripted));

            assertEquals(echo.replace(ScriptedYouTube.KEY, "***"), malformed.raw());
            StringWriter trace = new StringWriter();
            malformed.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains(ScriptedYouTube.KEY), trace.toString());
        }
    }

    @Test
    void json_that_is_nested_without_end_is_malformed() {
        try (ScriptedYouTube scripted =
                new ScriptedYouTube().answers("{\"x\": " + "[".repeat(50_000) + "]".repeat(50_000) + "}")) {
            assertInstanceOf(MalformedResponse.class, thrownBy(scripted));
        }
    }
}
