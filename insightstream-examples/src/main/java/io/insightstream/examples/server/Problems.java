package io.insightstream.examples.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RetriableException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells callers what went wrong, in the form of RFC 9457. */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Clock clock;
    private final Consumer<? super Exception> failures;

    private record Problem(String type, String title, int status, String detail, String instance) {}

    Problems(Clock clock, Consumer<? super Exception> failures) {
        this.clock = clock;
        this.failures = failures;
    }

    void answer(InsightStreamException problem, Context context) {
        ProblemKind kind = ProblemKind.of(problem);
        retryAfter(problem).ifPresent(wait -> context.header("Retry-After", Long.toString(Math.max(1, seconds(wait)))));
        answer(context, kind.type(), kind.title(), kind.status(), String.valueOf(problem.getMessage()));
    }

    /** What the framework refuses: mostly paths and methods there are none of. */
    void answer(HttpResponseException problem, Context context) {
        int status = problem.getStatus();
        boolean nothingHere = status == 404 || status == 405;
        if (status == 405) {
            context.header("Allow", "GET, HEAD");
        }
        answer(
                context,
                "about:blank",
                HttpStatus.forStatus(status).getMessage(),
                status,
                nothingHere
                        ? "There is no " + context.method() + " " + context.path() + " here."
                        : String.valueOf(problem.getMessage()));
    }

    /** What nobody expected. The caller learns no more, since the message may tell of the inside. */
    void answer(Exception problem, Context context) {
        failures.accept(problem);
        ProblemKind kind = ProblemKind.INTERNAL;
        answer(context, kind.type(), kind.title(), kind.status(), "The server failed. Its operator can see why.");
    }

    private void answer(Context context, String type, String title, int status, String detail) {
        context.status(status)
                .result(json(type, title, status, detail, context.path()))
                .contentType(MEDIA_TYPE);
    }

    static String json(String type, String title, int status, String detail, String instance) {
        try {
            return MAPPER.writeValueAsString(new Problem(type, title, status, detail, instance));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("five strings and numbers are JSON", e);
        }
    }

    private Optional<Duration> retryAfter(InsightStreamException problem) {
        if (problem instanceof RetriableException retriable) {
            return retriable.retryAfter();
        }
        return problem instanceof QuotaExhausted exhausted
                ? exhausted.resetsAt().map(instant -> Duration.between(clock.instant(), instant))
                : Optional.empty();
    }

    /** In whole seconds, rounded up: a second too early is one more refusal. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
