package io.insightstream.clients.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.RetryHints;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Replicate's errors mean. They come as {@code {"title","detail","status"}}, of which every part can be missing, or
 * as a page of HTML.
 *
 * <table>
 *   <caption>Errors of the Replicate API v1</caption>
 *   <tr><th>status</th><th>call</th><th>exception</th><th>key</th></tr>
 *   <tr><td>401</td><td>any</td><td>{@link Unauthorized}</td><td>not used again</td></tr>
 *   <tr><td>402</td><td>any</td><td>{@link QuotaExhausted}: the account has no credit</td><td>its account is spent</td></tr>
 *   <tr><td>403</td><td>any</td><td>{@link Unauthorized}: the token may not do that</td><td>nothing</td></tr>
 *   <tr><td>404</td><td>create</td><td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>404</td><td>get, cancel</td><td>{@link NotFound}</td><td>nothing</td></tr>
 *   <tr><td>408</td><td>any</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>any</td><td>{@link RateLimited}, with the wait of {@code Retry-After}, of the text ("available in
 *     N seconds", "resets in ~Ns") or of {@code ratelimit-reset}</td><td>rests as long, if a wait is told</td></tr>
 *   <tr><td>400, 413, 422, the rest of 4xx</td><td>any</td><td>{@link InvalidRequest}, quoting what is said of the
 *     fields</td><td>nothing</td></tr>
 *   <tr><td>5xx</td><td>any</td><td>{@link ProviderUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>below 300, no JSON object</td><td>any</td><td>{@link MalformedResponse}</td><td>nothing</td></tr>
 * </table>
 */
final class ReplicateErrors implements ErrorMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_QUOTE = 600;
    private static final Pattern WAIT =
            Pattern.compile("(?:available|resets) in ~?(\\d{1,6}) ?s", Pattern.CASE_INSENSITIVE);

    private final Clock clock;

    ReplicateErrors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean isFailure(HttpAnswer answer) {
        return answer.status() >= 400 || (answer.status() < 300 && !isObject(answer));
    }

    private static boolean isObject(HttpAnswer answer) {
        String text = answer.text().strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        int status = answer.status();
        if (status < 400) {
            return Failure.of(new MalformedResponse(
                    "Replicate's answer to " + call.operation() + " is no JSON object; the raw text is in raw()",
                    answer.text(),
                    null));
        }
        String said = said(answer);
        String model = call.model() == null ? "" : " of '" + call.model() + "'";
        String what = "Replicate refused " + call.operation() + model + " with status " + status + ": " + said;
        return switch (status) {
            case 401 ->
                new Failure(
                        new Unauthorized(what + "; check the token, https://replicate.com/account/api-tokens"),
                        KeyEffect.DISABLE);
            case 402 ->
                new Failure(
                        new QuotaExhausted(what + "; buy credit at https://replicate.com/account/billing", null, null),
                        KeyEffect.spent(null));
            case 403 -> Failure.of(new Unauthorized(what + "; the token's account may not do that"));
            case 404 ->
                Failure.of(
                        call.operation().equals(Predictions.CREATE)
                                ? new ModelUnavailable(what + "; the model or its version does not exist or is gone")
                                : new NotFound(what + " (asked for " + call.path() + ")"));
            case 408 -> Failure.of(new TimedOut(what));
            case 429 -> {
                Duration wait = wait(answer, said);
                yield new Failure(
                        new RateLimited(what, wait, null), wait == null ? KeyEffect.NONE : KeyEffect.cool(wait));
            }
            default -> Failure.of(status >= 500 ? new ProviderUnavailable(what) : new InvalidRequest(what));
        };
    }

    private @Nullable Duration wait(HttpAnswer answer, String said) {
        Duration header = RetryHints.fromHeaders(answer.headers(), clock);
        if (header != null) {
            return header;
        }
        Matcher text = WAIT.matcher(said);
        if (text.find()) {
            return Duration.ofSeconds(Long.parseLong(text.group(1)));
        }
        String reset = answer.headers().get("ratelimit-reset");
        return reset == null ? null : RetryHints.duration(reset + "s");
    }

    /** Title and detail; what else a body holds instead, such as a list of fields. */
    private static String said(HttpAnswer answer) {
        try {
            JsonNode root = JSON.readTree(answer.text());
            String title = root.path("title").asText("");
            JsonNode detail = root.path("detail");
            String text = detail.isValueNode() ? detail.asText("") : detail.toString();
            String fields = root.path("invalid_fields").toString();
            String all = title
                    + (title.isEmpty() || text.isEmpty() ? "" : ": ")
                    + text
                    + (fields.isEmpty() ? "" : " " + fields);
            return shortened(all.isEmpty() ? "no reason" : all);
        } catch (JsonProcessingException e) {
            // A page for people, made by a server in between.
            return "no JSON, " + answer.size() + " bytes";
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
