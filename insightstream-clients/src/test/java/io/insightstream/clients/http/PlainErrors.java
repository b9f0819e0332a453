package io.insightstream.clients.http;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.time.Clock;
import java.time.Duration;

/** Errors as most providers send them, told by their status. */
final class PlainErrors implements ErrorMapper {

    private final Clock clock;

    PlainErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        Duration hint = RetryHints.fromHeaders(answer.headers(), clock);
        String message = call.operation() + " was answered with status " + answer.status() + ": " + answer.text();
        return switch (answer.status()) {
            case 401, 403 -> new Failure(new Unauthorized(message), KeyEffect.DISABLE);
            case 402 -> new Failure(new QuotaExhausted(message, null, null), KeyEffect.spent(null));
            case 404 -> Failure.of(new NotFound(message));
            case 408 -> Failure.of(new TimedOut(message));
            case 429 -> new Failure(new RateLimited(message, hint, null), KeyEffect.cool(hint));
            default ->
                Failure.of(answer.status() >= 500 ? new ProviderUnavailable(message) : new InvalidRequest(message));
        };
    }
}
