package io.insightstream.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.ModelDisabledException;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import java.io.EOFException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFailureTest {

    private static final ProviderId VENDOR = new ProviderId("vendor");

    static Stream<Arguments> table() {
        return Stream.of(
                arguments(new RateLimitException("slow"), RateLimited.class),
                arguments(new HttpException(429, "slow"), RateLimited.class),
                arguments(new RateLimitException("{\"code\":\"insufficient_quota\"}"), QuotaExhausted.class),
                arguments(new TimeoutException("slow"), TimedOut.class),
                arguments(new HttpException(408, "slow"), TimedOut.class),
                arguments(new RuntimeException(new SocketTimeoutException("read")), TimedOut.class),
                arguments(new RuntimeException(new HttpTimeoutException("request")), TimedOut.class),
                arguments(new AuthenticationException("who"), Unauthorized.class),
                arguments(new HttpException(401, "who"), Unauthorized.class),
                arguments(new HttpException(403, "who"), Unauthorized.class),
                arguments(new ModelNotFoundException("gone"), ModelUnavailable.class),
                arguments(new HttpException(404, "gone"), ModelUnavailable.class),
                arguments(new ContentFilteredException("no"), ContentRefused.class),
                arguments(new InvalidRequestException("long"), InvalidRequest.class),
                arguments(new HttpException(413, "long"), InvalidRequest.class),
                arguments(new IllegalArgumentException("odd"), InvalidRequest.class),
                arguments(new UnsupportedFeatureException("JSON"), Unsupported.class),
                arguments(new InternalServerException("503"), ProviderUnavailable.class),
                arguments(new HttpException(503, "503"), ProviderUnavailable.class),
                arguments(new UnresolvedModelServerException("where"), ProviderUnavailable.class),
                arguments(new RetriableException("again"), ProviderUnavailable.class),
                arguments(new RuntimeException(new ConnectException("refused")), ProviderUnavailable.class),
                arguments(new RuntimeException(new UnknownHostException("nowhere")), ProviderUnavailable.class),
                arguments(new RuntimeException(new SocketException("Connection reset")), ProviderUnavailable.class),
                arguments(new UncheckedIOException(new EOFException("half an answer")), ProviderUnavailable.class),
                arguments(new RuntimeException(new JsonParseException(null, "no JSON")), MalformedResponse.class),
                arguments(new ModelDisabledException("off"), NotConfigured.class),
                arguments(new LangChain4jException(new HttpException(500, "wrapped")), ProviderUnavailable.class),
                arguments(new NonRetriableException("odd"), MalformedResponse.class),
                arguments(new LangChain4jException("odd"), MalformedResponse.class),
                arguments(new NullPointerException(), MalformedResponse.class));
    }

    @ParameterizedTest
    @MethodSource("table")
    void each_exception_has_its_type_and_the_message_says_who(
            Throwable thrown, Class<? extends InsightStreamException> expected) {
        InsightStreamException failure = ModelFailure.of(thrown, VENDOR, "model-1");

        assertEquals(expected, failure.getClass());
        assertTrue(
                String.valueOf(failure.getMessage()).startsWith("the provider 'vendor', model model-1,"),
                failure.getMessage());
    }

    @Test
    void our_own_exceptions_stay_as_they_are() {
        InsightStreamException own = new ContentRefused("no");

        assertSame(own, ModelFailure.of(new RuntimeException(own), VENDOR, null));
    }

    @Test
    void an_interruption_deep_inside_leaves_the_thread_interrupted() {
        InsightStreamException failure =
                ModelFailure.of(new RuntimeException(new InterruptedException()), VENDOR, null);

        assertEquals(Cancelled.class, failure.getClass());
        assertTrue(Thread.interrupted());
    }

    @Test
    void no_key_is_repeated() {
        InsightStreamException refused = ModelFailure.of(
                new AuthenticationException("Incorrect API key provided: secret-key-of-mine"), VENDOR, null);
        assertFalse(String.valueOf(refused.getMessage()).contains("secret-key-of-mine"), refused.getMessage());
        assertNull(refused.getCause());

        for (String text : new String[] {
            "GET https://host/v1/models?key=hidden1234&alt=json failed",
            "header Authorization: Bearer hidden1234",
            "the key sk-hidden1234 is over its limit",
            "gsk_hidden1234",
            "AIzahidden1234"
        }) {
            for (RuntimeException thrown : List.of(
                    new RateLimitException(text),
                    new HttpException(503, text),
                    new NonRetriableException("odd", new IllegalStateException(text)))) {
                StringWriter trace = new StringWriter();
                ModelFailure.of(thrown, VENDOR, null).printStackTrace(new PrintWriter(trace));
                assertFalse(trace.toString().contains("hidden1234"), trace.toString());
            }
        }
    }

    @Test
    void a_page_of_html_does_not_flood_the_message() {
        String message = String.valueOf(ModelFailure.of(new InternalServerException("x".repeat(9_000)), VENDOR, null)
                .getMessage());

        assertTrue(message.length() < 700, "length " + message.length());
    }
}
