package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.RetriableException;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.fake.PromptSockets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The behaviour of every provider over HTTP. A provider proves itself by extending this class, beside the contract of
 * its interface. After each row it is checked that the key appears in no exception, no log line of any level and no
 * {@code toString}.
 *
 * @param <P> the provider
 */
@Timeout(60)
public abstract class HttpProviderContract<P extends AutoCloseable> {

    /** The key that every provider is given. */
    protected static final String KEY = "sk-Contract-0123456789abcdefghijklmnopqrstuv";

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    /** As HTTP Basic sends it. */
    private static final String BASIC = okhttp3.Credentials.basic(KEY, "").substring("Basic ".length());

    /** As much of the key as gives it away. */
    private static final int TOO_MUCH = 16;

    /** What the provider calls. */
    @StartStop
    protected final MockWebServer server = PromptSockets.server();

    /** Tells the provider the time and waits for it. */
    protected final TestTime time = new TestTime();

    private final List<P> opened = new ArrayList<>();
    private final List<Object> seen = new ArrayList<>();
    private CapturedLog log = CapturedLog.open();

    /** For subclasses. */
    protected HttpProviderContract() {}

    /**
     * What a provider is built with.
     *
     * @param baseUrl the address of the server, with a slash at the end, in place of the provider's own
     * @param key the key
     * @param clock tells the time
     * @param sleeper waits between attempts
     * @param random draws the jitter
     * @param deadline how long a call may take
     * @param listener hears of every call
     */
    public record Setup(
            String baseUrl,
            Secret key,
            Clock clock,
            Sleeper sleeper,
            DoubleSupplier random,
            Duration deadline,
            CallListener listener) {}

    /**
     * Builds the provider.
     *
     * @param setup what with
     * @return a new provider; the contract closes it
     */
    protected abstract P provider(Setup setup);

    /**
     * Makes one simple call, which sends one request.
     *
     * @param provider the provider
     * @return its result, which is equal to that of another call with the same answer
     */
    protected abstract Object call(P provider);

    /**
     * Makes one simple call whose answer comes piece by piece.
     *
     * @param provider the provider
     * @return its result; by default that of {@link #call}, for those that do not stream
     */
    protected Object stream(P provider) {
        return call(provider);
    }

    /**
     * The body of a good answer to the call.
     *
     * @return JSON with every field that the provider reads
     */
    protected abstract String happyBody();

    /**
     * The body of an answer with nothing in it.
     *
     * @return JSON with an empty list
     */
    protected abstract String emptyBody();

    /**
     * The body of a good answer of which all is left out that may be.
     *
     * @return JSON with no optional field
     */
    protected abstract String bodyWithoutOptionalFields();

    /**
     * The body of a good answer with fields nobody knows yet.
     *
     * @return JSON; by default the happy body, which is an object, with one field more
     */
    protected String bodyWithUnknownFields() {
        return happyBody().replaceFirst("\\{", "{\"fieldOfTomorrow\": {\"a\": [1, null]}, ");
    }

    /**
     * What an answer with nothing in it leads to.
     *
     * @return the type of the exception; empty if it is a result with nothing in it
     */
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.empty();
    }

    /**
     * What a status leads to, with the body of {@link #error}.
     *
     * @param status the status
     * @return the type of the exception
     */
    protected Class<? extends InsightStreamException> expected(int status) {
        return switch (status) {
            case 401, 403 -> Unauthorized.class;
            case 402 -> QuotaExhausted.class;
            case 404 -> NotFound.class;
            case 408 -> TimedOut.class;
            case 429 -> RateLimited.class;
            default -> status >= 500 ? ProviderUnavailable.class : InvalidRequest.class;
        };
    }

    /**
     * The provider's error answer for a status.
     *
     * @param status the status
     * @param message what the provider says in it
     * @return the answer
     */
    protected MockResponse.Builder error(int status, String message) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body("{\"error\": {\"code\": " + status + ", \"message\": \"" + message + "\"}}");
    }

    /**
     * Whether the call may be sent again when it is not known if it ran.
     *
     * @return false for what costs money; then lost answers are {@link OutcomeUnknown}
     */
    protected boolean isRepeatable() {
        return true;
    }

    /**
     * The most bytes of an answer.
     *
     * @return the provider's limit
     */
    protected long maxBytes() {
        return 16L << 20;
    }

    @BeforeEach
    void captureAnew() {
        log.close();
        log = CapturedLog.open();
    }

    @AfterEach
    void the_key_appears_in_no_message_no_log_line_and_no_toString() throws Exception {
        for (P provider : opened) {
            seen.add(provider);
            provider.close();
        }
        log.close();
        assertFalse(tellsKey(log.text()), () -> "the log tells the key:\n" + log.text());
        for (Object each : seen) {
            String text = each instanceof Throwable failure ? trace(failure) : each.toString();
            assertFalse(tellsKey(text), () -> "the key is told by " + text);
        }
    }

    private static boolean tellsKey(String text) {
        return text.contains(KEY.substring(0, TOO_MUCH)) || text.contains(BASIC.substring(0, TOO_MUCH));
    }

    @Test
    void a_good_answer_is_a_result_and_the_key_is_sent() throws InterruptedException {
        answer(happyBody());

        result();

        RecordedRequest request = server.takeRequest();
        String sent = request.getTarget() + request.getHeaders().toMultimap();
        assertTrue(sent.contains(KEY) || sent.contains(BASIC), "the request carries no key");
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void unknown_fields_change_nothing() {
        answer(happyBody());
        answer(bodyWithUnknownFields());

        assertEquals(result(), result());
    }

    @Test
    void missing_optional_fields_are_no_failure() {
        answer(bodyWithoutOptionalFields());

        result();
    }

    @Test
    void an_answer_with_nothing_in_it_is_told_as_such() {
        answer(emptyBody());

        Optional<Class<? extends InsightStreamException>> expected = expectedForEmpty();
        if (expected.isPresent()) {
            assertInstanceOf(expected.get(), failure());
        } else {
            result();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 408, 413, 429, 500, 502, 503, 504})
    void an_error_answer_is_the_exception_that_says_what_to_do(int status) {
        always(error(status, "the server says " + status).build());

        InsightStreamException failure = failure();

        Class<? extends InsightStreamException> expected = expected(status);
        boolean gateway = status == 408 || status == 502 || status == 504;
        if (gateway && !isRepeatable()) {
            assertInstanceOf(OutcomeUnknown.class, failure);
            assertInstanceOf(expected, failure.getCause());
        } else {
            assertInstanceOf(expected, failure);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503})
    void an_error_answer_that_repeats_the_key_does_not_pass_it_on(int status) {
        always(error(status, "no such key: " + KEY).build());

        failure();
    }

    /** As a proxy for debugging or a server that echoes does it; of what is quoted, the end may be within the key. */
    @ParameterizedTest
    @MethodSource("unreadableBodiesWithKey")
    void an_unreadable_answer_that_repeats_the_key_does_not_pass_it_on(String body) {
        answer(body);

        MalformedResponse failure = assertInstanceOf(MalformedResponse.class, failure());

        assertTrue(failure.raw().contains("***"), () -> "the answer is not told: " + failure.raw());
    }

    static Stream<String> unreadableBodiesWithKey() {
        return Stream.of(KEY, BASIC)
                .flatMap(key -> Stream.of(
                        "<html><pre>Authorization: " + key + "</pre></html>",
                        "\"" + key + "\"",
                        "[[\"" + "x".repeat(280) + key + "\"]]",
                        "{\"items\": \"" + key + "\", \"headers\": {\"" + key + "\": 1}}",
                        "{\"items\": \"" + "x".repeat(270) + key + "\"}"));
    }

    @Test
    void an_answer_with_nothing_in_it_but_the_key_does_not_pass_it_on() {
        answer(emptyBody().replaceFirst("\\{", "{\"echo\": \"" + KEY + "\", ").replace(", }", "}"));

        if (expectedForEmpty().isPresent()) {
            assertInstanceOf(expectedForEmpty().get(), failure());
        } else {
            result();
        }
    }

    @ParameterizedTest
    @MethodSource("unreadableStreamsWithKey")
    void an_unreadable_stream_that_repeats_the_key_does_not_pass_it_on(String body) {
        answer(body);
        P provider = open(DEADLINE);

        seen.add(assertThrows(InsightStreamException.class, () -> stream(provider)));
    }

    static Stream<String> unreadableStreamsWithKey() {
        return Stream.of(
                "data: " + KEY + "\n\n",
                "data: [\"" + "x".repeat(280) + KEY + "\"]\n\n",
                "data: {\"items\": \"" + KEY + "\"}\n\n",
                "data: {\"error\": {\"code\": 400, \"message\": \"no such key: " + KEY + "\"}}\n\n",
                "data: {\"error\": {\"code\": 404, \"message\": \"the model does not exist for " + KEY + "\"}}\n\n",
                "data: {\"error\": {\"code\": 429, \"message\": \"too often: " + KEY + "\"}}\n\n",
                "{\"items\": \"" + KEY + "\"}",
                "<html>" + KEY + "</html>");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_page_of_a_proxy_is_no_reason_to_fail_in_another_way(int status) {
        always(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "text/html")
                .body("<html><body>Bad Gateway</body></html>")
                .build());

        InsightStreamException failure = failure();

        assertTrue(
                failure instanceof ProviderUnavailable || (!isRepeatable() && failure instanceof OutcomeUnknown),
                () -> "got " + failure);
    }

    @Test
    void a_rate_limit_without_a_hint_is_waited_for() {
        server.enqueue(error(429, "slow down").build());
        answer(happyBody());

        result();
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void a_rate_limit_with_a_hint_is_waited_for_as_long_as_it_says() {
        server.enqueue(error(429, "slow down").addHeader("Retry-After", "7").build());
        answer(happyBody());

        result();
        assertEquals(List.of(Duration.ofSeconds(7)), time.slept());
    }

    @Test
    void a_rate_limit_longer_than_the_deadline_fails_at_once_and_tells_the_wait() {
        server.enqueue(error(429, "slow down").addHeader("Retry-After", "100").build());

        RateLimited failure = assertInstanceOf(RateLimited.class, failure());

        assertEquals(Optional.of(Duration.ofSeconds(100)), failure.retryAfter());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void a_server_that_says_when_it_is_back_is_waited_for() {
        server.enqueue(
                error(503, "come back later").addHeader("Retry-After", "7").build());
        answer(happyBody());

        if (isRepeatable()) {
            result();
            assertEquals(List.of(Duration.ofSeconds(7)), time.slept());
        } else {
            RetriableException failure = assertInstanceOf(RetriableException.class, failure());
            assertEquals(Optional.of(Duration.ofSeconds(7)), failure.retryAfter());
        }
    }

    @Test
    void a_fault_of_the_server_passes() {
        server.enqueue(error(500, "not now").build());
        answer(happyBody());

        if (isRepeatable()) {
            result();
        } else {
            assertInstanceOf(expected(500), failure());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"items\": [", "<html>Hello</html>", "\"text\"", "[[]]", "null"})
    void what_is_not_the_promised_json_is_malformed(String body) {
        answer(body);

        assertInstanceOf(MalformedResponse.class, failure());
    }

    @Test
    void a_slow_body_times_out() {
        always(new MockResponse.Builder()
                .body(happyBody())
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());

        lost(TimedOut.class, failureOf(open(Duration.ofMillis(100))));
    }

    @Test
    void a_cut_body_is_no_answer() {
        always(new MockResponse.Builder()
                .body(happyBody())
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());

        lost(ProviderUnavailable.class, failure());
    }

    @Test
    void a_cut_connection_is_no_answer() {
        always(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        lost(ProviderUnavailable.class, failure());
    }

    @Test
    void too_large_an_answer_is_refused_and_the_limit_told() {
        server.enqueue(new MockResponse.Builder()
                .body(happyBody())
                .setHeader("Content-Length", maxBytes() + 1)
                .build());

        InsightStreamException failure = failure();

        lost(MalformedResponse.class, failure);
        assertTrue(String.valueOf(failure.getMessage()).contains(String.valueOf(maxBytes())), failure.getMessage());
    }

    @Test
    void a_redirect_to_a_foreign_host_is_refused() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:" + server.getPort() + "/elsewhere?key=" + KEY)
                .build());

        assertInstanceOf(MalformedResponse.class, failure());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void an_interrupted_call_is_cancelled_and_the_flag_set_again() throws Exception {
        always(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        P provider = open(DEADLINE);
        FutureTask<Boolean> flag = new FutureTask<>(() -> {
            lost(Cancelled.class, failureOf(provider));
            return Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(flag);
        caller.start();
        server.takeRequest();

        caller.interrupt();

        try {
            assertTrue(flag.get());
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void closing_twice_is_fine_and_a_later_call_fails() throws Exception {
        answer(happyBody());
        P provider = open(DEADLINE);
        call(provider);
        provider.close();
        provider.close();

        assertInstanceOf(Cancelled.class, failureOf(provider));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private void always(MockResponse response) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        });
    }

    private P open(Duration deadline) {
        Setup setup = new Setup(
                server.url("/").toString(), Secret.of(KEY), time, time, () -> 0.5, deadline, CallListener.logging());
        seen.add(setup);
        return toBeClosed(provider(setup));
    }

    final P toBeClosed(P provider) {
        opened.add(provider);
        return provider;
    }

    private Object result() {
        Object result = call(open(DEADLINE));
        seen.add(result);
        return result;
    }

    private InsightStreamException failure() {
        return failureOf(open(DEADLINE));
    }

    private InsightStreamException failureOf(P provider) {
        InsightStreamException failure = assertThrows(InsightStreamException.class, () -> call(provider));
        seen.add(failure);
        return failure;
    }

    private void lost(Class<? extends InsightStreamException> expected, InsightStreamException failure) {
        if (isRepeatable()) {
            assertInstanceOf(expected, failure);
        } else {
            assertInstanceOf(OutcomeUnknown.class, failure);
            assertInstanceOf(expected, failure.getCause());
        }
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String raw = failure instanceof MalformedResponse malformed ? malformed.raw() : "";
        return trace + raw;
    }
}
