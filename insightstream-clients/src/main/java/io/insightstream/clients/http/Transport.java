package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.call.Usage;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.TimedOut;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its answer to the end, on the thread that calls: within the deadline, up to the limit of
 * bytes, to allowed hosts only. An interruption of the thread cancels it.
 */
final class Transport {

    private final HttpConnections connections;
    private final Endpoint endpoint;
    private final Redirects redirects;
    private final BodyReader bodies;
    private final Clock clock;

    Transport(HttpConnections connections, Endpoint endpoint, Redirects redirects, BodyReader bodies, Clock clock) {
        this.connections = connections;
        this.endpoint = endpoint;
        this.redirects = redirects;
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Sends a request.
     *
     * @param pending the call
     * @param outgoing the key it goes with; says afterwards whether anything was sent
     * @return what came back, be it an error of the provider's
     * @throws AttemptFailed if nothing came back
     */
    HttpAnswer send(PendingCall pending, Outgoing outgoing) throws AttemptFailed {
        HttpCall call = pending.call();
        HttpUrl url = pending.url(endpoint);
        Request.Builder request = Endpoint.request(call, url)
                .tag(Outgoing.class, endpoint.isOwn(url) ? outgoing : outgoing.withoutItsKey());
        String etag = pending.etag();
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        Request next = request.build();
        for (int followed = 0; ; followed++) {
            Outcome outcome = exchange(next, pending, followed);
            if (outcome.answer() != null) {
                return outcome.answer();
            }
            next = outcome.next();
        }
    }

    private Outcome exchange(Request request, PendingCall pending, int followed) throws AttemptFailed {
        if (connections.isClosed()) {
            throw AttemptFailed.beforeSending(
                    new Cancelled(endpoint.name(pending.call()) + " was not sent: its provider is closed"));
        }
        Call http = connections.client().newCall(request);
        InterruptibleRead read = new InterruptibleRead(http);
        http.timeout().timeout(Math.max(1, pending.deadline().remaining().toNanos()), TimeUnit.NANOSECONDS);
        try (Response response = read.of(http::execute)) {
            if (Redirects.isRedirect(response.code())) {
                return new Outcome(null, redirects.follow(request, response, followed, endpoint.name(pending.call())));
            }
            byte[] body = pending.isStreaming() && response.isSuccessful()
                    ? bodies.lines(response, read, pending)
                    : bodies.bytes(response, read);
            return new Outcome(
                    new HttpAnswer(response.code(), response.headers(), body, clock.instant(), 1, Usage.NONE), request);
        } catch (BodyReader.TooLarge e) {
            throw sentWithoutAnswer(
                    pending,
                    new MalformedResponse(
                            endpoint.name(pending.call()) + " was answered with more than " + e.limit()
                                    + " bytes; ask for less, or raise the limit with maxBytes",
                            "",
                            null));
        } catch (IOException e) {
            throw noAnswer(pending, request.tag(Outgoing.class), http, e);
        } catch (InsightStreamException e) {
            throw AttemptFailed.afterSending(e);
        } finally {
            connections.released();
        }
    }

    private AttemptFailed noAnswer(PendingCall pending, @Nullable Outgoing outgoing, Call http, IOException problem) {
        boolean sent = outgoing != null && outgoing.isSent();
        Secret key = outgoing == null ? null : outgoing.key();
        IOException cause = Redaction.withoutKey(problem, key);
        InsightStreamException failure = failure(pending, http, problem, cause, sent);
        return sent ? sentWithoutAnswer(pending, failure) : AttemptFailed.beforeSending(failure);
    }

    private AttemptFailed sentWithoutAnswer(PendingCall pending, InsightStreamException failure) {
        if (!pending.isLostWhenSent()) {
            return AttemptFailed.afterSending(failure);
        }
        return AttemptFailed.afterSending(new OutcomeUnknown(
                endpoint.name(pending.call()) + " was sent and its answer lost: it may have run. It is not repeated; "
                        + "look for its effect before you do. " + failure.getMessage(),
                null,
                failure));
    }

    private InsightStreamException failure(
            PendingCall pending, Call http, IOException problem, @Nullable IOException cause, boolean sent) {
        String name = endpoint.name(pending.call());
        if (Thread.currentThread().isInterrupted()) {
            return Cancelled.interrupted(
                    name + " was interrupted" + (sent ? " while it waited for the answer" : " before it was sent"),
                    new InterruptedException("the thread that waited was interrupted"));
        }
        boolean slowSocket = problem instanceof SocketTimeoutException;
        if (problem instanceof InterruptedIOException
                && (!slowSocket || pending.deadline().hasPassed())) {
            return new TimedOut(
                    name + " had no " + (sent ? "answer" : "connection") + " when its deadline passed; give it more "
                            + "time if it happens again",
                    cause);
        }
        if (http.isCanceled()) {
            return new Cancelled(name + " was cancelled: its provider was closed");
        }
        if (slowSocket && sent) {
            return new TimedOut(name + " had no answer in the time the client has for a read; raise it", cause);
        }
        String reason = cause == null ? problem.getClass().getSimpleName() : String.valueOf(cause.getMessage());
        return new ProviderUnavailable(
                name
                        + (sent ? " lost its connection before the answer was complete: " : " could not be connected: ")
                        + reason,
                cause);
    }

    AttemptFailed tooLate(PendingCall pending) {
        return AttemptFailed.beforeSending(new TimedOut(
                endpoint.name(pending.call()) + " was not sent: its deadline had passed; give it more time"));
    }

    /** An answer, or the request that a redirect asks for. */
    private record Outcome(@Nullable HttpAnswer answer, Request next) {}
}
