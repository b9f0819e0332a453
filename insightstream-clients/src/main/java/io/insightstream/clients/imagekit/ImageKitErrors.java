package io.insightstream.clients.imagekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.RetryHints;
import io.insightstream.error.Conflict;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What ImageKit's errors mean. They come as {@code {"message","help"}}.
 *
 * <table>
 *   <caption>Errors of the ImageKit API v1</caption>
 *   <tr><th>status</th><th>body</th><th>exception</th><th>key</th></tr>
 *   <tr><td>400</td><td>a file of that name exists already</td><td>{@link Conflict}, of which the store makes the item
 *     that is there</td><td>nothing</td></tr>
 *   <tr><td>400</td><td>speaks of the {@code fileId}</td><td>{@link NotFound}</td><td>nothing</td></tr>
 *   <tr><td>401</td><td>any</td><td>{@link Unauthorized}</td><td>not used again</td></tr>
 *   <tr><td>402</td><td>any</td><td>{@link QuotaExhausted}</td><td>its account is spent</td></tr>
 *   <tr><td>403</td><td>any</td><td>{@link Unauthorized}: a limit of the plan, or what the key may not do</td>
 *     <td>nothing</td></tr>
 *   <tr><td>404</td><td>any</td><td>{@link NotFound}</td><td>nothing</td></tr>
 *   <tr><td>408</td><td>any</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>any</td><td>{@link RateLimited}, with the wait of {@code Retry-After} or of {@code
 *     X-RateLimit-Reset} in milliseconds</td><td>rests as long, if a wait is told</td></tr>
 *   <tr><td>400, 413, the rest of 4xx</td><td>any, such as a file that is too large for the plan</td><td>{@link
 *     InvalidRequest}</td><td>nothing</td></tr>
 *   <tr><td>5xx</td><td>any</td><td>{@link ProviderUnavailable}</td><td>nothing</td></tr>
 * </table>
 */
final class ImageKitErrors implements ErrorMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_QUOTE = 400;

    private final Clock clock;

    ImageKitErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        int status = answer.status();
        String said = said(answer);
        String what = "ImageKit refused " + call.operation() + " with status " + status + ": " + said;
        return switch (status) {
            case 400 -> badRequest(call, what, said);
            case 401 ->
                new Failure(
                        new Unauthorized(what + "; check the private key, https://imagekit.io/dashboard/developer"),
                        KeyEffect.DISABLE);
            case 402 ->
                new Failure(
                        new QuotaExhausted(what + "; the plan's quota is used up", null, null), KeyEffect.spent(null));
            case 403 -> Failure.of(new Unauthorized(what + "; the plan has a limit there, or the key may not do that"));
            case 404 -> Failure.of(new NotFound(what + " (asked for " + call.path() + ")"));
            case 408 -> Failure.of(new TimedOut(what));
            case 429 -> {
                Duration wait = wait(answer);
                yield new Failure(
                        new RateLimited(what, wait, null), wait == null ? KeyEffect.NONE : KeyEffect.cool(wait));
            }
            default -> Failure.of(status >= 500 ? new ProviderUnavailable(what) : new InvalidRequest(what));
        };
    }

    private static Failure badRequest(HttpCall call, String what, String said) {
        if (call.operation().equals(MediaLibrary.UPLOAD) && said.contains("already exists")) {
            return Failure.of(new Conflict(what));
        }
        return Failure.of(
                said.contains("fileId")
                        ? new NotFound(what + " (asked for " + call.path() + ")")
                        : new InvalidRequest(what));
    }

    private @Nullable Duration wait(HttpAnswer answer) {
        Duration header = RetryHints.fromHeaders(answer.headers(), clock);
        String reset = answer.headers().get("X-RateLimit-Reset");
        return header != null || reset == null ? header : RetryHints.duration(reset + "ms");
    }

    private static String said(HttpAnswer answer) {
        try {
            JsonNode root = JSON.readTree(answer.text());
            String message = root.path("message").asText("");
            String help = root.path("help").asText("");
            String all = message.isEmpty() ? "no reason" : message + (help.isEmpty() ? "" : " (" + help + ")");
            return all.length() <= LONGEST_QUOTE ? all : all.substring(0, LONGEST_QUOTE) + "...";
        } catch (JsonProcessingException e) {
            // A page for people, made by a server in between.
            return "no JSON, " + answer.size() + " bytes";
        }
    }
}
