package io.insightstream.clients.http;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A call on its way through retries and keys. Used by one thread. */
final class PendingCall {

    private final HttpCall call;
    private final Deadline deadline;
    private final CallTrace trace;
    private final @Nullable String etag;
    private final @Nullable Consumer<String> lines;
    private final Set<String> spentProjects = new HashSet<>(2);
    private @Nullable HttpUrl url;
    private boolean begun;

    private PendingCall(
            HttpCall call,
            @Nullable HttpUrl url,
            Deadline deadline,
            CallTrace trace,
            @Nullable String etag,
            @Nullable Consumer<String> lines) {
        this.call = call;
        this.url = url;
        this.deadline = deadline;
        this.trace = trace;
        this.etag = etag;
        this.lines = lines;
    }

    static PendingCall of(HttpCall call, Deadline deadline, CallTrace trace) {
        return new PendingCall(call, null, deadline, trace, null, null);
    }

    /** A call whose earlier answer is still held and need not be sent again if it has not changed. */
    static PendingCall revalidating(
            HttpCall call, HttpUrl url, Deadline deadline, CallTrace trace, @Nullable String etag) {
        return new PendingCall(call, url, deadline, trace, etag, null);
    }

    /** A call whose answer is handed on line by line. */
    static PendingCall streaming(HttpCall call, Deadline deadline, CallTrace trace, Consumer<String> lines) {
        return new PendingCall(call, null, deadline, trace, null, lines);
    }

    HttpCall call() {
        return call;
    }

    /** Its whole address, put together once. */
    HttpUrl url(Endpoint endpoint) {
        HttpUrl known = url;
        if (known == null) {
            known = endpoint.url(call);
            url = known;
        }
        return known;
    }

    Deadline deadline() {
        return deadline;
    }

    CallTrace trace() {
        return trace;
    }

    @Nullable
    String etag() {
        return etag;
    }

    boolean isStreaming() {
        return lines != null;
    }

    /** Hands a line on. From the first one on, the call cannot be repeated: its lines would come twice. */
    void line(String line) {
        begun = true;
        if (lines != null) {
            lines.accept(line);
        }
    }

    /** The projects whose quota is spent, as far as this call has learned. */
    Set<String> spentProjects() {
        return spentProjects;
    }

    /** Whether an attempt that failed may be followed by another. */
    boolean mayRepeat(AttemptFailed failed) {
        return !begun && failed.repeatable() && (call.repeatable() || failed.notRun());
    }

    /** Whether an answer that is lost must not be asked for again. */
    boolean isLostWhenSent() {
        return !call.repeatable();
    }
}
