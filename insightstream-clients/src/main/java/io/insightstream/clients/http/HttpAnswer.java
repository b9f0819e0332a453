package io.insightstream.clients.http;

import io.insightstream.call.Usage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import okhttp3.Headers;

/** What came back for a call, read to its end. Immutable. */
public final class HttpAnswer {

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Instant retrievedAt;
    private final int attempts;
    private final Usage usage;

    /**
     * Creates an answer.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param body the body, unpacked; not copied, so that a large one costs nothing: do not change it
     * @param retrievedAt when the server answered, also if the answer comes from the cache
     * @param attempts how many requests were sent for it by this call; 0 if it comes from the cache
     * @param usage the quota this call used up
     */
    public HttpAnswer(int status, Headers headers, byte[] body, Instant retrievedAt, int attempts, Usage usage) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
        this.retrievedAt = Objects.requireNonNull(retrievedAt, "retrievedAt");
        this.attempts = attempts;
        this.usage = Objects.requireNonNull(usage, "usage");
    }

    /**
     * The status.
     *
     * @return the HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return the headers, those of HTTP itself included
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return a new stream over it; nothing needs to be closed
     */
    public InputStream stream() {
        return new ByteArrayInputStream(body);
    }

    /**
     * The body.
     *
     * @return a copy of its bytes
     */
    public byte[] bytes() {
        return body.clone();
    }

    /**
     * The size of the body.
     *
     * @return its bytes, unpacked
     */
    public int size() {
        return body.length;
    }

    /**
     * The body as text.
     *
     * @return the text, read as UTF-8
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * When the server answered.
     *
     * @return the instant, also if the answer comes from the cache
     */
    public Instant retrievedAt() {
        return retrievedAt;
    }

    /**
     * How many requests were sent.
     *
     * @return the number; 0 if the answer comes from the cache
     */
    public int attempts() {
        return attempts;
    }

    /**
     * What the call used up.
     *
     * @return the usage
     */
    public Usage usage() {
        return usage;
    }

    /**
     * The same answer of something that took more requests than those sent for it alone, such as those to models that are
     * gone.
     *
     * @param more how many more, 0 or more
     * @return the answer
     */
    public HttpAnswer withMoreAttempts(int more) {
        return more == 0 ? this : new HttpAnswer(status, headers, body, retrievedAt, attempts + more, usage);
    }

    /** The same answer with another body. */
    HttpAnswer withBody(byte[] other) {
        return new HttpAnswer(status, headers, other, retrievedAt, attempts, usage);
    }

    /** The same answer as this call sees it. */
    HttpAnswer of(int requests, Usage used) {
        return new HttpAnswer(status, headers, body, retrievedAt, requests, used);
    }

    /** The body of this answer, found still good by a newer one. */
    HttpAnswer confirmedBy(HttpAnswer newer) {
        return new HttpAnswer(status, headers, body, newer.retrievedAt, newer.attempts, newer.usage);
    }

    /** The status and the size; no header and no part of the body, which may hold what a log must not. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
