package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.error.Cancelled;
import io.insightstream.error.Conflict;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest extends CallerTest {

    private static final HttpCall KEPT =
            HttpCall.get("things.list", "things").freshFor(Duration.ofHours(1)).build();

    @Test
    void a_reader_sees_the_answer_as_it_came() {
        answer("the key is " + KEY);

        assertEquals("the key is " + KEY, keyed(KEY).call(LIST, HttpAnswer::text));
    }

    @Test
    void a_malformed_answer_is_not_kept_and_any_other_is() {
        HttpCaller caller = caller(builder -> builder.cacheBytes(10_000));
        for (String body : List.of("one", "two", "three")) {
            answer(body);
        }

        assertThrows(MalformedResponse.class, () -> caller.call(KEPT, answer -> unreadable(answer.text())));
        assertThrows(
                ContentRefused.class,
                () -> caller.call(KEPT, answer -> {
                    throw new ContentRefused(answer.text());
                }));
        assertEquals("two", caller.call(KEPT, HttpAnswer::text));
        assertEquals(2, requests());
    }

    @Test
    void what_repeats_no_key_passes_as_it_is() {
        MalformedResponse thrown = new MalformedResponse("no list", "[", new IllegalStateException("why"));

        assertSame(thrown, passed(thrown, KEY));
        assertSame(
                thrown,
                assertThrows(
                        MalformedResponse.class,
                        () -> caller().reading(() -> {
                            throw thrown;
                        })));
    }

    @Test
    void a_key_is_blotted_out_of_the_message_and_the_raw_text_and_the_cause_is_dropped() {
        MalformedResponse thrown = new MalformedResponse(
                "not '" + KEY + "'", KEY + ", " + OTHER_KEY, new IllegalStateException("at " + KEY));

        MalformedResponse passed = passed(thrown, OTHER_KEY, KEY);

        assertEquals("not '***'", passed.getMessage());
        assertEquals("***, ***", passed.raw());
        assertNull(passed.getCause());
        assertArrayEquals(thrown.getStackTrace(), passed.getStackTrace());
    }

    @Test
    void a_key_in_the_raw_text_or_a_cause_alone_is_found_too() {
        MalformedResponse raw = new MalformedResponse("no list", KEY, null);
        MalformedResponse cause = new MalformedResponse("no list", "[", new IllegalStateException(KEY));
        MalformedResponse within = new MalformedResponse("no list", "[", raw);

        assertEquals("***", passed(raw, KEY).raw());
        assertNull(passed(cause, KEY).getCause());
        assertNull(passed(within, KEY).getCause());
    }

    @ParameterizedTest
    @CsvSource({
        "8, 'not ''***...'''",
        "20, 'not ''***...'''",
        // Who issues keys that begin so is no secret.
        "7, 'not ''AIzaSyA...'''",
    })
    void the_beginning_of_a_key_at_the_end_of_a_quote_is_blotted_out(int left, String expected) {
        MalformedResponse thrown = malformed("not '" + KEY.substring(0, left) + "...'");

        assertEquals(expected, passed(thrown, KEY).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "k1, the model k10 said 'k1', the model k10 said '***'",
        "ollama, ollama3 has 'Bearer ollama', ollama3 has 'Bearer ***'",
        "x, an extra x, an extra ***",
    })
    void a_short_key_is_blotted_out_where_it_is_a_word(String key, String message, String expected) {
        assertEquals(expected, passed(malformed(message), key).getMessage());
    }

    static Stream<InsightStreamException> failures() {
        return Stream.of(
                new Cancelled(KEY),
                new Conflict(KEY),
                new ContentRefused(KEY),
                new InvalidRequest(KEY),
                new ModelUnavailable(KEY),
                new NotFound(KEY),
                new OutcomeUnknown(KEY, "operation", null),
                new ProviderUnavailable(KEY, Duration.ofSeconds(3), null),
                new QuotaExhausted(KEY, Instant.EPOCH, null),
                new RateLimited(KEY, Duration.ofSeconds(4), null),
                new TimedOut(KEY),
                new Unauthorized(KEY),
                new Unsupported(KEY));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_that_an_answer_can_lead_to_stays_what_it_is(InsightStreamException thrown) {
        InsightStreamException passed = passed(thrown, KEY);

        assertEquals(thrown.getClass(), passed.getClass());
        assertEquals("***", passed.getMessage());
        assertEquals(told(thrown), told(passed));
    }

    private static List<Optional<?>> told(InsightStreamException failure) {
        List<Optional<?>> told = new ArrayList<>();
        if (failure instanceof ProviderUnavailable unavailable) {
            told.add(unavailable.retryAfter());
        } else if (failure instanceof RateLimited limited) {
            told.add(limited.retryAfter());
        } else if (failure instanceof QuotaExhausted exhausted) {
            told.add(exhausted.resetsAt());
        } else if (failure instanceof OutcomeUnknown unknown) {
            told.add(unknown.operationId());
        }
        return told;
    }

    @Test
    void a_failure_that_no_answer_leads_to_is_malformed_if_it_repeats_a_key() {
        InsightStreamException passed = assertThrows(
                MalformedResponse.class,
                () -> keyed(KEY).reading(() -> {
                    throw new StoreFailure(KEY);
                }));

        assertEquals("***", passed.getMessage());
    }

    @Test
    void what_a_line_and_the_end_of_a_stream_lead_to_repeats_no_key() {
        answer(KEY + "\n");
        answer(KEY + "\n");
        List<String> lines = new ArrayList<>();
        HttpCaller caller = keyed(KEY);

        MalformedResponse line = assertThrows(
                MalformedResponse.class, () -> caller.stream(LIST, each -> unreadable(each), HttpAnswer::status));
        MalformedResponse end = assertThrows(
                MalformedResponse.class, () -> caller.stream(LIST, lines::add, answer -> unreadable(lines.toString())));

        assertEquals("***", line.raw());
        assertEquals("[***]", end.raw());
        assertEquals(List.of(KEY), lines);
    }

    private HttpCaller keyed(String... keys) {
        return caller(builder -> builder.keys(keys(keys), IN_HEADER));
    }

    @SuppressWarnings("unchecked")
    private <E extends InsightStreamException> E passed(E thrown, String... keys) {
        return (E) assertThrows(
                InsightStreamException.class,
                () -> keyed(keys).reading(() -> {
                    throw thrown;
                }));
    }

    private static MalformedResponse malformed(String message) {
        return new MalformedResponse(message, "", null);
    }

    private static String unreadable(String raw) {
        throw new MalformedResponse("no list", raw, null);
    }
}
