package io.insightstream.clients.pollinations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.RetryHints;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What Pollinations' errors mean. They come as {@code {"success":false,"error":{"message","code"},"status"}}, as {@code
 * {"error","message"}} from the old host, or as a page of what stands before it. The first row that fits holds.
 *
 * <table>
 *   <caption>Errors of Pollinations</caption>
 *   <tr><th>status</th><th>body</th><th>exception</th><th>key</th></tr>
 *   <tr><td>below 300</td><td>no picture, whatever its type says</td><td>{@link MalformedResponse}</td><td>nothing</td></tr>
 *   <tr><td>400, 403, 422, 451</td><td>speaks of safety, moderation or a content policy</td><td>{@link
 *     ContentRefused}</td><td>nothing</td></tr>
 *   <tr><td>401</td><td>any</td><td>{@link Unauthorized}</td><td>not used again</td></tr>
 *   <tr><td>402</td><td>the queue is full; any without a key</td><td>{@link RateLimited}</td><td>nothing</td></tr>
 *   <tr><td>402</td><td>any</td><td>{@link QuotaExhausted}: the account has no pollen left</td><td>its account is
 *     spent</td></tr>
 *   <tr><td>403</td><td>any</td><td>{@link Unauthorized}: not this model with this key, say</td><td>nothing</td></tr>
 *   <tr><td>404; 400 and 422</td><td>any; speaks of the model</td><td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>408</td><td>any</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>any</td><td>{@link RateLimited}, with the wait of {@code Retry-After}</td><td>rests as long, if a
 *     wait is told</td></tr>
 *   <tr><td>the rest of 4xx</td><td>any</td><td>{@link InvalidRequest}</td><td>nothing</td></tr>
 *   <tr><td>5xx, 530 with Cloudflare's error 1033 too</td><td>any</td><td>{@link ProviderUnavailable}</td><td>nothing</td></tr>
 * </table>
 */
final class PollinationsErrors implements ErrorMapper {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BEGINNING = 64;
    private static final int LONGEST_QUOTE = 400;
    private static final Pattern REFUSED = Pattern.compile(
            "nsfw|safety|content policy|content_policy|moderation|inappropriate|prohibited", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODEL = Pattern.compile(
            "\\bmodel\\b.{0,80}\\b(not found|not exist|invalid|unknown|unsupported|not available|unavailable)\\b"
                    + "|\\b(invalid|unknown|unsupported|no such)\\b.{0,20}\\bmodel\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern QUEUE = Pattern.compile("queue", Pattern.CASE_INSENSITIVE);

    private final boolean anonymous;
    private final Clock clock;

    PollinationsErrors(boolean anonymous, Clock clock) {
        this.anonymous = anonymous;
        this.clock = clock;
    }

    @Override
    public boolean isFailure(HttpAnswer answer) {
        return answer.status() >= 400 || (answer.status() < 300 && !isPicture(answer));
    }

    private static boolean isPicture(HttpAnswer answer) {
        try (InputStream body = answer.stream()) {
            return MediaType.sniff(body.readNBytes(BEGINNING))
                    .filter(MediaType::isImage)
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        int status = answer.status();
        String said = said(answer);
        if (status < 400) {
            return Failure.of(new MalformedResponse(
                    "Pollinations answered with " + answer.headers().get("Content-Type") + " that is no picture: "
                            + said,
                    answer.text(),
                    null));
        }
        String what = "Pollinations refused a picture of '" + call.model() + "' with status " + status + ": " + said;
        boolean aboutTheRequest = status == 400 || status == 422;
        if ((aboutTheRequest || status == 403 || status == 451)
                && REFUSED.matcher(said).find()) {
            return Failure.of(new ContentRefused(what + "; ask for something else"));
        }
        if (status == 404 || (aboutTheRequest && MODEL.matcher(said).find())) {
            return Failure.of(new ModelUnavailable(what + "; see the models at /image/models of the host"));
        }
        return switch (status) {
            case 401 -> new Failure(new Unauthorized(what + "; " + keyAdvice()), KeyEffect.DISABLE);
            case 402 -> payment(answer, what, said);
            case 403 -> Failure.of(new Unauthorized(what + "; the key may not do that, with this model at least"));
            case 408 -> Failure.of(new TimedOut(what));
            case 429 -> limited(answer, what);
            default -> Failure.of(status >= 500 ? new ProviderUnavailable(what) : new InvalidRequest(what));
        };
    }

    private String keyAdvice() {
        return anonymous
                ? "this host wants a key: give one instead of anonymous()"
                : "check the key, https://enter.pollinations.ai";
    }

    private Failure payment(HttpAnswer answer, String what, String said) {
        if (anonymous || QUEUE.matcher(said).find()) {
            return limited(answer, what + "; without a key one request waits at a time");
        }
        return new Failure(
                new QuotaExhausted(
                        what + "; the account has no pollen left, https://enter.pollinations.ai", null, null),
                KeyEffect.spent(null));
    }

    private Failure limited(HttpAnswer answer, String what) {
        Duration wait = RetryHints.fromHeaders(answer.headers(), clock);
        return new Failure(new RateLimited(what, wait, null), wait == null ? KeyEffect.NONE : KeyEffect.cool(wait));
    }

    private static String said(HttpAnswer answer) {
        try {
            JsonNode root = JSON.readTree(answer.text());
            JsonNode error = root.path("error");
            String text = error.isTextual()
                    ? error.textValue()
                    : error.path("message").asText("");
            String message = root.path("message").asText("");
            String all = text + (text.isEmpty() || message.isEmpty() ? "" : ": ") + message;
            return all.isEmpty() ? "no reason" : shortened(all);
        } catch (JsonProcessingException e) {
            // A page of what stands before Pollinations, or the words of the old host.
            return shortened(
                    "'" + answer.text().replaceAll("<[^<>]{0,400}>|\\s", " ").strip() + "'");
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
