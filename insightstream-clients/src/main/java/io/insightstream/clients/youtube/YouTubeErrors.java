package io.insightstream.clients.youtube;

import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.RetryHints;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What YouTube's errors mean. The first row that fits holds; a reason can stand in {@code error.errors[]}, in {@code
 * error.details[]} or be the {@code error.status}.
 *
 * <table>
 *   <caption>Errors of the YouTube Data API v3</caption>
 *   <tr><th>reason</th><th>status</th><th>exception</th><th>key</th></tr>
 *   <tr><td>quotaExceeded, dailyLimitExceeded, dailyLimitExceededUnreg</td><td>403, 429</td>
 *       <td>{@link QuotaExhausted} until midnight in Los Angeles; in the first ten minutes of a day for one minute, as it
 *       may be of the day before</td>
 *       <td>the bucket of its project is spent</td></tr>
 *   <tr><td>rateLimitExceeded, userRateLimitExceeded, RATE_LIMIT_EXCEEDED, RESOURCE_EXHAUSTED, any other</td>
 *       <td>429; 403 with such a reason</td>
 *       <td>{@link RateLimited}, with the wait of {@code RetryInfo} or {@code Retry-After}</td><td>rests as long, if a wait is told</td></tr>
 *   <tr><td>keyInvalid, keyExpired, API_KEY_INVALID</td><td>400, 403</td><td>{@link Unauthorized}</td>
 *       <td>not used again</td></tr>
 *   <tr><td>accessNotConfigured, SERVICE_DISABLED, ipRefererBlocked, API_KEY_SERVICE_BLOCKED and its like</td>
 *       <td>403</td><td>{@link Unauthorized}</td><td>not used again until it is reset: someone must change it</td></tr>
 *   <tr><td>youtubeSignupRequired, authError, any</td><td>401</td><td>{@link Unauthorized}</td><td>nothing</td></tr>
 *   <tr><td>playlistNotFound, videoChartNotFound, commentsDisabled</td><td>400, 403, 404</td>
 *       <td>none: an empty list, or comments that are switched off</td><td>nothing</td></tr>
 *   <tr><td>videoNotFound, channelNotFound, commentThreadNotFound, any</td><td>404</td><td>{@link NotFound}</td>
 *       <td>nothing</td></tr>
 *   <tr><td>forbidden or any other: there is no key, or what is asked for is not public</td><td>403</td>
 *       <td>{@link Unauthorized}</td><td>nothing</td></tr>
 *   <tr><td>backendError, processingFailure, internalError</td><td>any</td><td>{@link ProviderUnavailable}</td>
 *       <td>nothing</td></tr>
 *   <tr><td>invalidPageToken, invalidParameter, missingRequiredParameter, incompatibleParameters, any</td>
 *       <td>400, 413, 414 and the rest of 4xx</td><td>{@link InvalidRequest}</td><td>nothing</td></tr>
 *   <tr><td>any, HTML too</td><td>408</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>any, HTML too</td><td>5xx</td><td>{@link ProviderUnavailable}, with the wait of {@code RetryInfo} or {@code
 *       Retry-After}</td><td>nothing</td></tr>
 *   <tr><td>the body is no JSON object</td><td>200</td><td>{@link MalformedResponse}</td><td>nothing</td></tr>
 * </table>
 */
final class YouTubeErrors implements ErrorMapper {

    /** Answers about data, not failures. */
    private static final List<String> REFUSALS = List.of("playlistNotFound", "videoChartNotFound", "commentsDisabled");

    /** Where the last brace must stand. */
    private static final int ENDING = 256;

    private final Clock clock;

    YouTubeErrors(Clock clock) {
        this.clock = clock;
    }

    /** Why an answer holds nothing although it is no failure; null for one that holds something. */
    static @Nullable String refusal(HttpAnswer answer) {
        if (answer.status() < 400) {
            return null;
        }
        ErrorBody error = ErrorBody.of(answer);
        return REFUSALS.stream().filter(error.reasons()::contains).findFirst().orElse(null);
    }

    @Override
    public boolean isFailure(HttpAnswer answer) {
        return answer.status() >= 400 ? refusal(answer) == null : answer.status() < 300 && !isObject(answer);
    }

    /**
     * Whether it looks like a JSON object. Whether it is one, the parser tells later; no cache should keep a page of HTML
     * until then. Only the two ends are looked at, as this is done with every answer.
     */
    private static boolean isObject(HttpAnswer answer) {
        try (InputStream body = answer.stream()) {
            int first = body.read();
            while (isBlank(first)) {
                first = body.read();
            }
            body.skipNBytes(Math.max(0, body.available() - ENDING));
            byte[] ending = body.readAllBytes();
            int last = ending.length - 1;
            while (last >= 0 && isBlank(ending[last])) {
                last--;
            }
            return first == '{' && last >= 0 && ending[last] == '}';
        } catch (IOException e) {
            throw new UncheckedIOException("an answer is in memory", e);
        }
    }

    private static boolean isBlank(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        int status = answer.status();
        if (status < 400) {
            return Failure.of(new MalformedResponse(
                    "YouTube's answer to " + call.operation() + " is no JSON object: '" + HtmlText.words(answer.text())
                            + "'",
                    answer.text(),
                    null));
        }
        ErrorBody error = ErrorBody.of(answer);
        String what = "YouTube refused " + call.operation() + " with status " + status + ": " + error;
        if (error.has("quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg")) {
            // The exception leaves it to the ledger to tell until when: YouTube may still speak of the day before.
            return new Failure(
                    new QuotaExhausted(
                            what + "; the day's quota '" + call.bucket()
                                    + "' is spent, and other keys of the same project do not help",
                            null,
                            null),
                    KeyEffect.spent(YouTubeQuota.nextReset(clock.instant())));
        }
        if (status == 429 || isTooFast(error)) {
            Duration header = RetryHints.fromHeaders(answer.headers(), clock);
            Duration wait = header != null ? header : RetryHints.duration(error.retryDelay());
            return new Failure(
                    new RateLimited(what + "; call less often", wait, null),
                    wait == null ? KeyEffect.NONE : KeyEffect.cool(wait));
        }
        if (error.has("backendError", "processingFailure", "internalError")) {
            return Failure.of(unavailable(what, error));
        }
        return switch (status) {
            case 400 -> badRequest(error, what);
            case 401 -> Failure.of(new Unauthorized(what + "; public data needs an API key, not an account"));
            case 403 -> forbidden(error, what);
            case 404 -> Failure.of(new NotFound(what));
            case 408 -> Failure.of(new TimedOut(what));
            default -> Failure.of(status >= 500 ? unavailable(what, error) : new InvalidRequest(what));
        };
    }

    private static boolean isTooFast(ErrorBody error) {
        return error.has("rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED");
    }

    private static Failure badRequest(ErrorBody error, String what) {
        if (error.has("keyInvalid", "keyExpired", "API_KEY_INVALID")) {
            return keyNotAccepted(what);
        }
        return Failure.of(new InvalidRequest(what));
    }

    private static Failure keyNotAccepted(String what) {
        return new Failure(new Unauthorized(what + "; check the API key"), KeyEffect.DISABLE);
    }

    private static Failure forbidden(ErrorBody error, String what) {
        if (error.has("keyInvalid", "keyExpired", "API_KEY_INVALID")) {
            return keyNotAccepted(what);
        }
        boolean restricted = error.has(
                "accessNotConfigured",
                "SERVICE_DISABLED",
                "ipRefererBlocked",
                "API_KEY_SERVICE_BLOCKED",
                "API_KEY_IP_ADDRESS_BLOCKED",
                "API_KEY_HTTP_REFERRER_BLOCKED");
        if (restricted) {
            return new Failure(
                    new Unauthorized(what + "; enable the YouTube Data API v3 for the key's project, check that the "
                            + "key's restrictions let this machine in, then reset the key"),
                    KeyEffect.DISABLE);
        }
        return Failure.of(new Unauthorized(what + "; an API key reaches what is public, and this may not be"));
    }

    private static InsightStreamException unavailable(String what, ErrorBody error) {
        return new ProviderUnavailable(what, RetryHints.duration(error.retryDelay()), null);
    }
}
