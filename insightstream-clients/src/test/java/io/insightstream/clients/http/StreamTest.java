package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamTest extends CallerTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void lines_come_one_by_one_without_their_ends() {
        answer("data: 1\r\n\ndata: ä\n\nlast");

        HttpAnswer answer = caller().stream(LIST, lines::add);

        assertEquals(List.of("data: 1", "", "data: ä", "", "last"), lines);
        assertEquals(200, answer.status());
        assertEquals(0, answer.size());
        assertEquals(1, answer.attempts());
    }

    @Test
    void a_stream_that_fails_before_its_first_line_is_started_anew() {
        answer(500);
        answer(429, "Retry-After", "1");
        answer("line\n");

        assertEquals(3, caller().stream(LIST, lines::add).attempts());
        assertEquals(List.of("line"), lines);
    }

    @Test
    void a_stream_cut_after_its_first_line_is_not_repeated() {
        String much = "line\n" + "x".repeat(100_000);
        server.enqueue(new MockResponse.Builder()
                .body(much)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThrows(ProviderUnavailable.class, () -> caller().stream(LIST, lines::add));
        assertEquals(List.of("line"), lines);
        assertEquals(1, requests());
    }

    @Test
    void a_cut_stream_that_costs_money_leaves_its_outcome_unknown() {
        server.enqueue(new MockResponse.Builder()
                .body("line\n" + "x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        assertThrows(OutcomeUnknown.class, () -> caller().stream(PAY, lines::add));
    }

    @Test
    void an_error_answer_is_read_whole_and_mapped() {
        answer(400);

        InvalidRequest failure = assertThrows(InvalidRequest.class, () -> caller().stream(LIST, lines::add));

        assertEquals("things.list was answered with status 400: status 400", failure.getMessage());
        assertEquals(List.of(), lines);
    }

    @Test
    void what_the_reader_throws_ends_the_call_even_if_it_looks_worth_a_retry() {
        answer("line\nline\n");
        RateLimited thrown = new RateLimited("an event says so", null, null);
        AtomicInteger heard = new AtomicInteger();

        RateLimited failure = assertThrows(
                RateLimited.class,
                () -> caller().stream(LIST, line -> {
                    heard.incrementAndGet();
                    throw thrown;
                }));

        assertSame(thrown, failure);
        assertEquals(1, heard.get());
        assertEquals(1, requests());
        IllegalStateException defect = new IllegalStateException("the reader's own");
        answer("line\n");
        assertSame(
                defect,
                assertThrows(
                        IllegalStateException.class,
                        () -> caller().stream(LIST, line -> {
                            throw defect;
                        })));
    }

    @Test
    void a_stream_has_as_many_bytes_as_an_answer_may() {
        answer("1234\n6789\n");
        answer("1234\n67890\n");
        answer("12345678901");
        HttpCaller caller = caller(builder -> builder.maxBytes(10));

        assertEquals(200, caller.stream(LIST, lines::add).status());
        assertThrows(MalformedResponse.class, () -> caller.stream(LIST, lines::add));
        assertThrows(MalformedResponse.class, () -> caller.stream(LIST, lines::add));
        assertEquals(List.of("1234", "6789", "1234"), lines);
    }
}
