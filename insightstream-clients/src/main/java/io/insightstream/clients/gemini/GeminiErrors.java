package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.clients.http.RetryHints;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What Gemini's errors mean. The first row that fits holds. The same error is found plain, within an array, within the
 * message of another error, and in an answer or a stream of status 200; its {@code code} then stands for the status.
 *
 * <table>
 *   <caption>Errors of the Gemini API</caption>
 *   <tr><th>what is said</th><th>status</th><th>exception</th><th>key</th></tr>
 *   <tr><td>API_KEY_INVALID, API_KEY_EXPIRED; "API key not valid", "reported as leaked"</td><td>400, 401, 403</td>
 *       <td>{@link Unauthorized}</td><td>not used again</td></tr>
 *   <tr><td>SERVICE_DISABLED, API_KEY_SERVICE_BLOCKED, API_KEY_IP_ADDRESS_BLOCKED, API_KEY_HTTP_REFERRER_BLOCKED,
 *       CONSUMER_SUSPENDED, BILLING_DISABLED</td><td>400, 403</td><td>{@link Unauthorized}</td>
 *       <td>not used again until it is reset: someone must change it or its project</td></tr>
 *   <tr><td>"is not found for API version", "is not supported for generateContent"</td><td>any of 4xx</td>
 *       <td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>FAILED_PRECONDITION about billing</td><td>400</td><td>{@link Unauthorized}</td>
 *       <td>not used again until it is reset</td></tr>
 *   <tr><td>FAILED_PRECONDITION: "User location is not supported"</td><td>400</td>
 *       <td>{@link Unauthorized}: no wait, no other key and no other model helps from there</td><td>nothing</td></tr>
 *   <tr><td>"token count exceeds"</td><td>400</td><td>{@link InvalidRequest}, which says that it is too long</td>
 *       <td>nothing</td></tr>
 *   <tr><td>a prompt against Google's "Responsible AI" practices</td><td>400</td><td>{@link ContentRefused}</td>
 *       <td>nothing</td></tr>
 *   <tr><td>INVALID_ARGUMENT, any</td><td>400, 413 and the rest of 4xx</td><td>{@link InvalidRequest}</td>
 *       <td>nothing</td></tr>
 *   <tr><td>UNAUTHENTICATED</td><td>401</td><td>{@link Unauthorized}</td><td>not used again</td></tr>
 *   <tr><td>PERMISSION_DENIED, any</td><td>401, 403</td><td>{@link Unauthorized}</td><td>nothing</td></tr>
 *   <tr><td>any</td><td>402</td><td>{@link QuotaExhausted} until somebody pays</td><td>nothing</td></tr>
 *   <tr><td>NOT_FOUND, any in Google's form, of a call that names a model</td><td>404, 410</td>
 *       <td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>any other</td><td>404, 410</td><td>{@link NotFound}</td><td>nothing</td></tr>
 *   <tr><td>a quota of 0 for the model: it is retired, or not for projects like this one</td><td>429</td>
 *       <td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>a {@code quotaId} with PerDay, whatever wait is told</td><td>429</td>
 *       <td>{@link QuotaExhausted} until midnight in Los Angeles</td>
 *       <td>the model's quota of its project is spent; other models and projects go on</td></tr>
 *   <tr><td>credits that are used up, a spending cap that is reached</td><td>429</td><td>{@link QuotaExhausted}</td>
 *       <td>nothing</td></tr>
 *   <tr><td>a {@code quotaId} with PerMinute, RESOURCE_EXHAUSTED, any</td><td>429</td>
 *       <td>{@link RateLimited}, with the longest wait of {@code RetryInfo}, "Please retry in" and {@code
 *       Retry-After}</td><td>all keys of its project rest as long, if a wait is told</td></tr>
 *   <tr><td>any, HTML too</td><td>408</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>DEADLINE_EXCEEDED</td><td>504</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>UNAVAILABLE: "overloaded", "high demand"</td><td>503</td>
 *       <td>{@link ProviderUnavailable}; did not run, so it is repeated</td><td>nothing</td></tr>
 *   <tr><td>CANCELLED, INTERNAL, UNAVAILABLE, any, HTML too</td><td>499, 5xx</td>
 *       <td>{@link ProviderUnavailable}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Of a call that costs money, a retriable error with HTTP status 408, 502 or 504 means an answer that may be lost: the
 * exception is then the cause of an {@link OutcomeUnknown}.
 */
final class GeminiErrors implements ErrorMapper {

    /** The zone at whose midnight a day of the quota begins. */
    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    /** An error is short; what is longer holds an answer and is not read twice. */
    private static final int LONGEST_ERROR = 64 << 10;

    private final Clock clock;

    GeminiErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isFailure(HttpAnswer answer) {
        if (answer.status() >= 400 || answer.size() > LONGEST_ERROR) {
            return answer.status() >= 400;
        }
        String text = answer.text();
        JsonNode root = text.contains("\"error\"") ? GeminiJson.any(text) : null;
        return root != null && GoogleError.in(root) != null;
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        Duration header = RetryHints.fromHeaders(answer.headers(), clock);
        return failure(call, answer.status(), GoogleError.of(answer.text()), header);
    }

    /** What an error means that came in the midst of an answer. */
    Failure failure(HttpCall call, GoogleError error) {
        return failure(call, 200, error, null);
    }

    private Failure failure(HttpCall call, int http, GoogleError error, @Nullable Duration header) {
        int status = status(http, error);
        String what = "Gemini refused " + call.operation() + (call.model() == null ? "" : " of '" + call.model() + "'")
                + " with status " + status + ": " + error;
        if (status >= 500 || status == 499) {
            return broken(what, status, error);
        }
        if (status == 429) {
            return tooMuch(call, what, error, header);
        }
        Failure key = aboutTheKey(what, error);
        if (key != null) {
            return key;
        }
        if (error.says("is not found for api version", "not supported for generatecontent")) {
            return modelUnavailable(what);
        }
        return switch (status) {
            case 400 -> badRequest(what, error);
            case 401, 403 -> Failure.of(new Unauthorized(what + "; check what the key's project may do"));
            case 402 -> Failure.of(new QuotaExhausted(what + "; look at the project's billing", null, null));
            case 404, 410 ->
                call.model() != null && error.isJson()
                        ? modelUnavailable(what)
                        : Failure.of(new NotFound(what + "; check the base address"));
            case 408 -> Failure.of(new TimedOut(what));
            case 413 -> Failure.of(new InvalidRequest(what + "; the request is too large"));
            default -> Failure.of(new InvalidRequest(what));
        };
    }

    /** The status of HTTP says less than the error's own where a server between changed it or there is none yet. */
    private static int status(int http, GoogleError error) {
        if (error.code() >= 400 && error.code() < 600) {
            return error.code();
        }
        return http >= 400 ? http : 500;
    }

    private static Failure broken(String what, int status, GoogleError error) {
        if (error.has("DEADLINE_EXCEEDED")) {
            return Failure.of(new TimedOut(what + "; ask for less at once, or another model"));
        }
        Failure unavailable = Failure.of(new ProviderUnavailable(what + "; try later, or another model"));
        // UNAVAILABLE alone may come from within a run; that there was no room for one is said in words.
        boolean refused = status == 503 && error.isJson() && error.says("overloaded", "high demand");
        return refused ? unavailable.with(Repeat.DID_NOT_RUN) : unavailable;
    }

    private static @Nullable Failure aboutTheKey(String what, GoogleError error) {
        if (error.has("API_KEY_INVALID", "API_KEY_EXPIRED", "UNAUTHENTICATED")
                || error.says("api key not valid", "api key expired", "api key was reported as leaked")) {
            return new Failure(new Unauthorized(what + "; check the API key"), KeyEffect.DISABLE);
        }
        boolean restricted = error.has(
                "SERVICE_DISABLED",
                "API_KEY_SERVICE_BLOCKED",
                "API_KEY_IP_ADDRESS_BLOCKED",
                "API_KEY_HTTP_REFERRER_BLOCKED",
                "CONSUMER_SUSPENDED",
                "BILLING_DISABLED");
        if (restricted || (error.has("FAILED_PRECONDITION") && error.says("billing"))) {
            return new Failure(
                    new Unauthorized(what + "; enable the Gemini API and the billing of the key's project, check that "
                            + "the key's restrictions let this machine in, then reset the key"),
                    KeyEffect.DISABLE);
        }
        return null;
    }

    private static Failure badRequest(String what, GoogleError error) {
        if (error.has("FAILED_PRECONDITION")) {
            return Failure.of(
                    new Unauthorized(what + "; Gemini does not serve this place or project as it is, with any key"));
        }
        if (error.says("responsible ai")) {
            return Failure.of(new ContentRefused(what + "; ask in other words, or another provider"));
        }
        if (error.says("token count", "maximum number of tokens")) {
            return Failure.of(new InvalidRequest(what + "; the question is too long for the model: shorten it"));
        }
        return Failure.of(new InvalidRequest(what));
    }

    private static Failure modelUnavailable(String what) {
        return Failure.of(new ModelUnavailable(what + "; it is unknown or retired: configure one that models() lists"));
    }

    private Failure tooMuch(HttpCall call, String what, GoogleError error, @Nullable Duration header) {
        if (error.withoutQuota()) {
            return Failure.of(new ModelUnavailable(
                    what + "; the project has no quota for this model at all: it is retired, or needs billing"));
        }
        if (error.isOfTheDay()) {
            Instant reset = nextReset(clock.instant());
            return new Failure(
                    new QuotaExhausted(
                            what + "; the project's quota of the day for this model is spent until " + reset
                                    + ", and other keys of the same project do not help",
                            reset,
                            null),
                    call.bucket() == null ? KeyEffect.NONE : KeyEffect.spent(reset));
        }
        if (error.says("credits are depleted", "spending cap", "spend cap")) {
            return Failure.of(new QuotaExhausted(what + "; look at the project's billing", null, null));
        }
        Duration wait = GoogleError.longer(error.retryDelay(), header);
        return new Failure(
                new RateLimited(
                        what + "; call less often: the keys of a project share its limit, other models have their own",
                        wait,
                        null),
                wait == null ? KeyEffect.NONE : KeyEffect.coolProject(wait));
    }

    /**
     * Remembers of which model a project has spent the day. Gemini's limits are not known here: nothing is counted, and
     * nothing refused before Gemini says so.
     */
    static QuotaLedger spentByModel(Collection<String> models, Clock clock) {
        QuotaLedger.Builder ledger =
                QuotaLedger.builder("gemini").resetsIn(ZONE).clock(clock);
        models.forEach(model -> ledger.bucket(model, Long.MAX_VALUE));
        return ledger.build();
    }

    /** The next midnight in Los Angeles, where days have 23 to 25 hours. */
    static Instant nextReset(Instant now) {
        return now.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
