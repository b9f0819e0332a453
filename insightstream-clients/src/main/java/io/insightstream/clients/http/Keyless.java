package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.error.Cancelled;
import io.insightstream.error.Conflict;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unauthorized;
import io.insightstream.error.Unsupported;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets what the readers of answers throw pass only without keys. The answers themselves are left as they came: a short
 * stand-in for a key, such as those of local servers, may be a word of theirs.
 */
final class Keyless {

    /** Those that hold nothing but a message, as far as reading an answer can lead to them. */
    private static final Map<Class<?>, Plain> PLAIN = Map.of(
            Cancelled.class, Cancelled::new,
            Conflict.class, Conflict::new,
            ContentRefused.class, ContentRefused::new,
            InvalidRequest.class, InvalidRequest::new,
            ModelUnavailable.class, ModelUnavailable::new,
            NotFound.class, NotFound::new,
            TimedOut.class, TimedOut::new,
            Unauthorized.class, Unauthorized::new,
            Unsupported.class, Unsupported::new);

    private final List<Secret> keys;

    Keyless(@Nullable KeyPool keys) {
        this.keys = keys == null ? List.of() : keys.secrets();
    }

    private interface Plain {
        InsightStreamException with(String message);
    }

    void reading(Runnable reader) {
        try {
            reader.run();
        } catch (InsightStreamException e) {
            throw withoutKeys(e);
        }
    }

    <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InsightStreamException e) {
            throw withoutKeys(e);
        }
    }

    /** Without a cause, too, if it has to be another: what a parser says can repeat any part of a text. */
    private InsightStreamException withoutKeys(InsightStreamException failure) {
        if (keys.stream().noneMatch(key -> Redaction.tells(failure, key))) {
            return failure;
        }
        InsightStreamException clean = copy(failure, withoutKeys(String.valueOf(failure.getMessage())));
        clean.setStackTrace(failure.getStackTrace());
        return clean;
    }

    private InsightStreamException copy(InsightStreamException failure, String message) {
        if (failure instanceof ProviderUnavailable unavailable) {
            return new ProviderUnavailable(message, unavailable.retryAfter().orElse(null), null);
        }
        if (failure instanceof RateLimited limited) {
            return new RateLimited(message, limited.retryAfter().orElse(null), null);
        }
        if (failure instanceof QuotaExhausted exhausted) {
            return new QuotaExhausted(message, exhausted.resetsAt().orElse(null), null);
        }
        if (failure instanceof OutcomeUnknown unknown) {
            return new OutcomeUnknown(message, unknown.operationId().orElse(null), null);
        }
        Plain plain = PLAIN.get(failure.getClass());
        if (plain != null) {
            return plain.with(message);
        }
        // Reading an answer leads to no other; should it do so, its type is worth less than the key.
        String raw = failure instanceof MalformedResponse malformed ? malformed.raw() : "";
        return new MalformedResponse(message, withoutKeys(raw), null);
    }

    private String withoutKeys(String text) {
        String clean = text;
        for (Secret key : keys) {
            clean = Redaction.withoutTraces(clean, key);
        }
        return clean;
    }
}
