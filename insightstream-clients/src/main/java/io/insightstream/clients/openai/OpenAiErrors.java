package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.ErrorMapper;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the errors of OpenAI, Groq, OpenRouter, Pollinations and local servers mean. The first row that fits holds. A word
 * stands in {@code error.code}, {@code error.type} or {@code error.metadata.provider_error_code}. An error within an answer
 * of status 200, or within a stream, has the status that its number or word says.
 *
 * <table>
 *   <caption>Errors of servers that speak as OpenAI does</caption>
 *   <tr><th>status</th><th>word or message</th><th>exception</th><th>key</th></tr>
 *   <tr><td>402; any</td><td>any; insufficient_quota, billing_hard_limit_reached, billing_not_active,
 *       PAYMENT_REQUIRED; at 429 "exceeded your current quota"</td>
 *       <td>{@link QuotaExhausted}: someone must pay, no wait helps</td><td>all of its account rest</td></tr>
 *   <tr><td>any</td><td>content_policy_violation, moderation_blocked, content_filter; at 403 OpenRouter's {@code
 *       metadata.reasons} or {@code flagged_input}</td><td>{@link ContentRefused}</td><td>nothing</td></tr>
 *   <tr><td>any</td><td>context_length_exceeded, "maximum context length"</td>
 *       <td>{@link InvalidRequest}: too long for the model</td><td>nothing</td></tr>
 *   <tr><td>400</td><td>{@code failed_generation}: json_validate_failed, tool_use_failed</td>
 *       <td>{@link MalformedResponse} with what the model wrote</td><td>nothing</td></tr>
 *   <tr><td>400, 422</td><td>{@code param} response_format, or a message that it, json_schema or structured outputs are
 *       not supported; not "invalid schema"</td>
 *       <td>{@link Unsupported}: not this form of an answer with this model; nothing ran</td><td>nothing</td></tr>
 *   <tr><td>400, 403, 404, 410</td><td>model_not_found, model_decommissioned, model_terms_required,
 *       model_permission_blocked_*, "model ... does not exist", "not a valid model", "no endpoints found for"; at 404
 *       {@code param} model</td><td>{@link ModelUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>401</td><td>any</td><td>{@link Unauthorized}</td><td>not used again, unless a page for people says so</td></tr>
 *   <tr><td>403</td><td>any</td><td>{@link Unauthorized}</td><td>nothing</td></tr>
 *   <tr><td>404</td><td>any</td><td>{@link NotFound}</td><td>nothing</td></tr>
 *   <tr><td>408</td><td>any</td><td>{@link TimedOut}</td><td>nothing</td></tr>
 *   <tr><td>413</td><td>any, rate_limit_exceeded too: larger than a minute's limit</td>
 *       <td>{@link InvalidRequest}: send less; never repeated</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>engine_overloaded, "overloaded"</td>
 *       <td>{@link ProviderUnavailable}; did not run, so it is repeated</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>"per day", RPD, TPD, free-models-per-day</td><td>{@link QuotaExhausted} until the reset, if told;
 *       such a limit is a model's, so the key stays</td><td>nothing</td></tr>
 *   <tr><td>429</td><td>any</td><td>{@link RateLimited} with the wait of {@link Waits}</td><td>rests as long, if a wait
 *       is told and keys count for themselves</td></tr>
 *   <tr><td>498, 529; 503</td><td>any; "overloaded", "capacity"</td>
 *       <td>{@link ProviderUnavailable}; did not run, so it is repeated</td><td>nothing</td></tr>
 *   <tr><td>409, 499, 5xx</td><td>any, HTML too</td><td>{@link ProviderUnavailable}</td><td>nothing</td></tr>
 *   <tr><td>the rest of 4xx</td><td>any</td><td>{@link InvalidRequest}</td><td>nothing</td></tr>
 *   <tr><td>200</td><td>the body is no JSON</td><td>{@link MalformedResponse}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>{@code x-should-retry: false} forbids to repeat any of them. {@code true} allows nothing more: it does not say that
 * a call which costs money did not run.
 */
final class OpenAiErrors implements ErrorMapper {

    private static final Pattern NO_QUOTA = Pattern.compile("(?i)\\bexceeded your current quota\\b");
    private static final Pattern MODERATED = Pattern.compile("(?i)\\bmoderation\\b|\\bflagged\\b");
    private static final Pattern TOO_LONG = Pattern.compile("(?i)\\b(?:maximum context|context length)\\b");
    private static final Pattern MODEL_GONE = Pattern.compile(
            "(?i)\\bmodels?\\b.{0,120}\\b(?:does not exist|do not exist|not found|"
                    + "is not a valid model|no longer (?:available|supported)|decommissioned|has been (?:deprecated|retired|shut down))"
                    + "|is not a valid model\\b|\\b(?:unknown|invalid) model(?: id| name)?\\s*(?:[:.,'\"`]|$)|\\bno endpoints found for\\b");
    private static final Pattern FORM = Pattern.compile(
            "(?i)\\bresponse[_ ]?format\\b|\\bjson[_ ](?:schema|object)\\b|\\bstructured[_ ]outputs?\\b");
    private static final Pattern ONE_SCHEMA = Pattern.compile("(?i)\\binvalid (?:json[_ ])?schema\\b");
    private static final Pattern REFUSED =
            Pattern.compile("(?i)\\bnot? (?:currently |yet )?(?:support|available|enabled)"
                    + "|\\bdoes(?: not|n't) (?:currently )?(?:support|take|allow)\\b|\\bunsupported\\b|\\bunavailable\\b"
                    + "|\\b(?:must|should) be\\b|\\bsupported values\\b");
    private static final Pattern PER_MINUTE = Pattern.compile("(?i)\\bper[- ]min(?:ute)?\\b|\\((?:RPM|TPM)\\)");
    private static final Pattern PER_DAY = Pattern.compile("(?i)\\bper[- ]day\\b|\\((?:RPD|TPD)\\)|\\bdaily\\b");
    private static final Pattern OVERLOADED = Pattern.compile("(?i)\\boverloaded\\b|\\bcapacity\\b");

    private final ProviderId provider;
    private final boolean limitsAccounts;
    private final Clock clock;

    /**
     * Reads the errors of one provider.
     *
     * @param provider who it is, for messages
     * @param limitsAccounts whether other keys of an account do not help after a rate limit
     * @param clock tells the time, for resets
     */
    OpenAiErrors(ProviderId provider, boolean limitsAccounts, Clock clock) {
        this.provider = provider;
        this.limitsAccounts = limitsAccounts;
        this.clock = clock;
    }

    @Override
    public boolean isFailure(HttpAnswer answer) {
        if (answer.status() >= 400) {
            return true;
        }
        // The body of a stream has gone to its reader.
        if (answer.status() >= 300 || answer.size() == 0) {
            return false;
        }
        String text = answer.text();
        String begin = text.stripLeading();
        if (!begin.startsWith("{") && !begin.startsWith("[")) {
            return true;
        }
        return text.contains("\"error\"") && errorWithin(text) != null;
    }

    private static @Nullable JsonNode errorWithin(String text) {
        JsonNode root = Json.parse(text);
        return root == null ? null : ErrorBody.within(root);
    }

    @Override
    public Failure failure(HttpCall call, HttpAnswer answer) {
        if (answer.status() >= 400) {
            return failure(call, answer.status(), ErrorBody.of(answer.text()), answer.headers());
        }
        JsonNode error = errorWithin(answer.text());
        if (error == null) {
            return Failure.of(new MalformedResponse(
                    asked(call) + " was not answered with JSON: '" + Words.of(answer.text()) + "'",
                    answer.text(),
                    null));
        }
        ErrorBody body = ErrorBody.ofError(error);
        return failure(call, body.status(), body, answer.headers());
    }

    /** What an error means that came in a stream, whose headers have told nothing of it. */
    Failure failure(HttpCall call, JsonNode error) {
        ErrorBody body = ErrorBody.ofError(error);
        return failure(call, body.status(), body, Headers.of());
    }

    private String asked(HttpCall call) {
        return provider + "'s " + call.operation() + (call.model() == null ? "" : " with " + call.model());
    }

    private Failure failure(HttpCall call, int status, ErrorBody error, Headers headers) {
        String what = asked(call) + " was answered with status " + status + ": " + error;
        Failure failure = byWord(status, error, what);
        if (failure == null) {
            failure = byStatus(status, error, headers, what);
        }
        return "false".equals(headers.get("x-should-retry")) ? failure.with(Repeat.NEVER) : failure;
    }

    private static @Nullable Failure byWord(int status, ErrorBody error, String what) {
        boolean unpaid =
                error.has("insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "PAYMENT_REQUIRED");
        if (status == 402 || unpaid || (status == 429 && error.says(NO_QUOTA))) {
            return new Failure(
                    new QuotaExhausted(
                            what + "; the account has no credit left: add some, or use another provider", null, null),
                    KeyEffect.spent(null));
        }
        if (isModerated(status, error)) {
            return Failure.of(new ContentRefused(what + "; ask for something else"));
        }
        if (error.has("context_length_exceeded") || (status < 500 && status != 429 && error.says(TOO_LONG))) {
            return Failure.of(
                    new InvalidRequest(what + "; question and answer are longer than the model takes: shorten "
                            + "the question, or ask for fewer tokens"));
        }
        String written = error.failedGeneration();
        if (status == 400 && (written != null || error.has("json_validate_failed", "tool_use_failed"))) {
            return Failure.of(new MalformedResponse(
                    what + "; the model wrote what does not fit", written == null ? "" : written, null));
        }
        if (isAboutTheForm(status, error)) {
            return Failure.of(new Unsupported(what
                    + "; ask for a record, which falls back to another form by itself, or build the provider without "
                    + "the capability"));
        }
        return isModelGone(status, error) ? Failure.of(new ModelUnavailable(what + "; configure another model")) : null;
    }

    private static boolean isModerated(int status, ErrorBody error) {
        return error.has(
                        "content_policy_violation",
                        "moderation_blocked",
                        "content_filter",
                        "ResponsibleAIPolicyViolation")
                || (status == 403
                        && (error.metadata().has("reasons")
                                || error.metadata().has("flagged_input")
                                || error.says(MODERATED)));
    }

    /** Whether it is the form as such that is refused, and not one schema, or another part of the request. */
    private static boolean isAboutTheForm(int status, ErrorBody error) {
        if ((status != 400 && status != 422) || error.says(ONE_SCHEMA)) {
            return false;
        }
        String param = error.error().path("param").asText("");
        boolean unnamed = param.isEmpty() || param.equals("null");
        return param.startsWith("response_format") || (unnamed && error.says(FORM) && error.says(REFUSED));
    }

    private static boolean isModelGone(int status, ErrorBody error) {
        if (status != 400 && status != 403 && status != 404 && status != 410) {
            return false;
        }
        return error.has(
                        "model_not_found",
                        "model_decommissioned",
                        "model_terms_required",
                        "model_permission_blocked_org",
                        "model_permission_blocked_project")
                || error.says(MODEL_GONE)
                || (status == 404 && "model".equals(error.error().path("param").textValue()));
    }

    private Failure byStatus(int status, ErrorBody error, Headers headers, String what) {
        return switch (status) {
            case 401 ->
                new Failure(
                        new Unauthorized(what + "; check the key"),
                        error.isJson() ? KeyEffect.DISABLE : KeyEffect.NONE);
            case 403 -> Failure.of(new Unauthorized(what + "; the key, its project or this region has no access"));
            case 404 -> Failure.of(new NotFound(what + "; check the base address"));
            case 408 -> Failure.of(new TimedOut(what));
            case 413 -> Failure.of(new InvalidRequest(what + "; the request is too large: send less"));
            case 429 -> tooMany(error, headers, what);
            case 498, 529 -> Failure.of(new ProviderUnavailable(what)).with(Repeat.DID_NOT_RUN);
            case 409, 499 -> Failure.of(new ProviderUnavailable(what));
            default -> other(status, error, what);
        };
    }

    private Failure tooMany(ErrorBody error, Headers headers, String what) {
        if (error.has("engine_overloaded", "overloaded_error") || error.says(OVERLOADED)) {
            return Failure.of(new ProviderUnavailable(what)).with(Repeat.DID_NOT_RUN);
        }
        Duration wait = Waits.of(headers, error, clock);
        if (!error.says(PER_MINUTE) && error.says(PER_DAY)) {
            return Failure.of(new QuotaExhausted(
                    what + "; the day's limit of this model is reached",
                    wait == null ? null : clock.instant().plus(wait),
                    null));
        }
        return new Failure(
                new RateLimited(what + "; call less often", wait, null),
                wait == null || limitsAccounts ? KeyEffect.NONE : KeyEffect.cool(wait));
    }

    private static Failure other(int status, ErrorBody error, String what) {
        if (status < 500) {
            return Failure.of(new InvalidRequest(what));
        }
        Failure unavailable = Failure.of(new ProviderUnavailable(what));
        boolean refused = status == 503 && error.isJson() && error.says(OVERLOADED);
        return refused ? unavailable.with(Repeat.DID_NOT_RUN) : unavailable;
    }
}
