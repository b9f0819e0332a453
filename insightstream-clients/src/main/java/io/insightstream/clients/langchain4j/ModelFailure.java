package io.insightstream.clients.langchain4j;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
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
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong in LangChain4j, in our types.
 *
 * <table>
 *   <caption>The first row that fits, from the outermost exception to its root cause</caption>
 *   <tr><th>LangChain4j</th><th>InsightStream</th></tr>
 *   <tr><td>{@code RateLimitException}, 429</td><td>{@code RateLimited}, how long is not told; {@code QuotaExhausted} if
 *       it says {@code insufficient_quota}</td></tr>
 *   <tr><td>{@code TimeoutException}, 408, time limits of connections</td><td>{@code TimedOut}</td></tr>
 *   <tr><td>{@code AuthenticationException}, 401, 403</td><td>{@code Unauthorized}</td></tr>
 *   <tr><td>{@code ModelNotFoundException}, 404</td><td>{@code ModelUnavailable}</td></tr>
 *   <tr><td>{@code ContentFilteredException}</td><td>{@code ContentRefused}</td></tr>
 *   <tr><td>{@code InvalidRequestException}, other 4xx, {@code IllegalArgumentException}</td><td>{@code
 *       InvalidRequest}</td></tr>
 *   <tr><td>{@code UnsupportedFeatureException}</td><td>{@code Unsupported}</td></tr>
 *   <tr><td>{@code InternalServerException}, {@code UnresolvedModelServerException}, 5xx, no connection, a connection lost on the way, other {@code
 *       RetriableException}</td><td>{@code ProviderUnavailable}</td></tr>
 *   <tr><td>{@code ModelDisabledException}</td><td>{@code NotConfigured}</td></tr>
 *   <tr><td>anything else</td><td>{@code MalformedResponse}</td></tr>
 * </table>
 */
final class ModelFailure {

    private static final Pattern SECRETS = Pattern.compile(
            "(?i)(?<=\\bBearer )\\S+|(?<=[?&](?:key|api_key|token)=)[^&\\s]+|\\b(?:sk|pk|gsk|r8|xai)[-_][\\w*.-]{6,}|\\bAIza[\\w-]{10,}");
    private static final int LONGEST = 500;

    private ModelFailure() {}

    static InsightStreamException of(Throwable thrown, ProviderId provider, @Nullable String model) {
        String who = "the provider '" + provider + "'" + (model == null ? "" : ", model " + model + ",");
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            InsightStreamException known = known(each, who);
            if (known != null) {
                return known;
            }
        }
        return new MalformedResponse(
                who + " failed in a way LangChain4j has no word for: " + said(thrown), "", safe(thrown));
    }

    private static @Nullable InsightStreamException known(Throwable thrown, String who) {
        if (thrown instanceof InsightStreamException ours) {
            return ours;
        }
        if (thrown instanceof InterruptedException interrupted) {
            return Cancelled.interrupted("the call of " + who + " was interrupted", interrupted);
        }
        if (thrown instanceof HttpException http) {
            return byStatus(http, who);
        }
        if (thrown instanceof RateLimitException) {
            return tooMany(thrown, who);
        }
        if (thrown instanceof AuthenticationException) {
            return unauthorized(who);
        }
        if (thrown instanceof ModelNotFoundException) {
            return new ModelUnavailable(who + " is not there: " + said(thrown), safe(thrown));
        }
        if (thrown instanceof ContentFilteredException) {
            return new ContentRefused(who + " will not answer that: " + said(thrown), safe(thrown));
        }
        if (thrown instanceof UnsupportedFeatureException) {
            return new Unsupported(who + " cannot do that: " + said(thrown), safe(thrown));
        }
        if (thrown instanceof ModelDisabledException) {
            return new NotConfigured(who + " is disabled: " + said(thrown), safe(thrown));
        }
        if (thrown instanceof InvalidRequestException || thrown instanceof IllegalArgumentException) {
            return new InvalidRequest(who + " does not accept the request: " + said(thrown), safe(thrown));
        }
        return ofConnection(thrown, who);
    }

    private static @Nullable InsightStreamException ofConnection(Throwable thrown, String who) {
        if (thrown instanceof TimeoutException
                || thrown instanceof SocketTimeoutException
                || thrown instanceof HttpTimeoutException) {
            return new TimedOut(who + " did not answer in time: " + said(thrown), safe(thrown));
        }
        if (thrown instanceof InternalServerException
                || thrown instanceof UnresolvedModelServerException
                || thrown instanceof RetriableException
                || thrown instanceof ConnectException
                || thrown instanceof UnknownHostException) {
            return new ProviderUnavailable(who + " cannot answer at the moment: " + said(thrown), safe(thrown));
        }
        if (isLostConnection(thrown)) {
            return new ProviderUnavailable(
                    who + " lost its connection before the answer was complete: " + said(thrown), safe(thrown));
        }
        return null;
    }

    private static boolean isLostConnection(Throwable thrown) {
        return thrown instanceof IOException
                && !(thrown instanceof JacksonException)
                && !(thrown instanceof ConnectException)
                && !(thrown instanceof HttpConnectTimeoutException)
                && !(thrown instanceof UnknownHostException);
    }

    /**
     * Whether the call may have run all the same: its answer was lost, or a gateway answered in the place of the vendor.
     *
     * @param thrown what LangChain4j threw
     * @return false if it certainly did not run or the vendor itself refused it
     */
    static boolean mayHaveRun(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            boolean gateway = each instanceof HttpException http
                    && (http.statusCode() == 408 || http.statusCode() == 502 || http.statusCode() == 504);
            if (gateway || each instanceof TimeoutException || isLostConnection(each)) {
                return true;
            }
        }
        return false;
    }

    /** The exception, unless a secret stands in one of its messages, where no redaction reaches. */
    private static @Nullable Throwable safe(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (SECRETS.matcher(String.valueOf(each.getMessage())).find()) {
                return null;
            }
        }
        return thrown;
    }

    private static InsightStreamException byStatus(HttpException http, String who) {
        int status = http.statusCode();
        return switch (status) {
            case 401, 403 -> unauthorized(who);
            case 404 -> new ModelUnavailable(who + " is not there (404): " + said(http), safe(http));
            case 408 -> new TimedOut(who + " did not answer in time (408): " + said(http), safe(http));
            case 429 -> tooMany(http, who);
            default ->
                status >= 400 && status < 500
                        ? new InvalidRequest(
                                who + " does not accept the request (" + status + "): " + said(http), safe(http))
                        : new ProviderUnavailable(
                                who + " cannot answer at the moment (" + status + "): " + said(http), safe(http));
        };
    }

    private static InsightStreamException tooMany(Throwable thrown, String who) {
        if (String.valueOf(thrown.getMessage()).contains("insufficient_quota")) {
            return new QuotaExhausted(who + " has no quota left: " + said(thrown), null, safe(thrown));
        }
        return new RateLimited(who + " was called too often: " + said(thrown), null, safe(thrown));
    }

    /** Without what came back: vendors quote the key in it. */
    private static Unauthorized unauthorized(String who) {
        return new Unauthorized(who + " refused the credentials; look at the key its LangChain4j model was built with");
    }

    private static String said(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String clean = SECRETS.matcher(message).replaceAll("***");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }
}
