package io.insightstream.clients.http;

import io.insightstream.error.QuotaExhausted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the units of quota spent today, by project and bucket, and refuses before too much is sent. SKELETON. */
public final class QuotaLedger {

    private QuotaLedger() {}

    private static UnsupportedOperationException unfinished() {
        return new UnsupportedOperationException();
    }

    /** A bucket of a project on the present day. */
    public record Bucket(String project, String name, long limit, long spent, Instant resetsAt) {}

    /**
     * Charges a request before it is sent.
     *
     * @throws QuotaExhausted if the bucket has not that much left, with the instant it starts anew
     */
    public void charge(String project, String bucket, long units) {
        throw unfinished();
    }

    /** Gives back what a request that certainly was not sent was charged. */
    public void refund(String project, String bucket, long units) {
        throw unfinished();
    }

    /** Learns from the provider that a bucket is spent, whatever was counted; returns when it starts anew. */
    public Instant exhausted(String project, String bucket, @Nullable Instant until) {
        throw unfinished();
    }

    /** Every bucket of every project, as of now. */
    public List<Bucket> snapshot() {
        throw unfinished();
    }
}
