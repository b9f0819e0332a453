package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one provider: hands them out in turn, and leaves out those that rest or are not accepted. SKELETON. */
public final class KeyPool {

    private KeyPool() {}

    private static UnsupportedOperationException unfinished() {
        return new UnsupportedOperationException();
    }

    /** A key to send one request with. */
    public record Lease(Secret key, String project) {}

    /** What is known of a key; {@code key} is its fingerprint. */
    public record KeyStatus(
            String key,
            String project,
            State state,
            @Nullable Instant until,
            @Nullable String reason) {}

    /** What a key can be in. */
    public enum State {
        /** Handed out in turn. */
        ACTIVE,
        /** Resting until an instant. */
        COOLING,
        /** Not accepted; never handed out until it is reset. */
        DISABLED
    }

    /** All keys belong to one project, as the terms of YouTube ask. */
    public static KeyPool of(String name, Secret... keys) {
        throw unfinished();
    }

    /**
     * The next key in turn of a project that is not left out.
     *
     * @throws RateLimited if all rest; with the shortest wait
     * @throws QuotaExhausted if all projects are left out
     * @throws Unauthorized if no key is accepted any more
     */
    public Lease take(Set<String> withoutProjects) {
        throw unfinished();
    }

    /** Says what a request told about its key. */
    public void report(Lease lease, ErrorMapper.KeyEffect effect, String reason) {
        throw unfinished();
    }

    /** The state of each key, in the order they were given. */
    public List<KeyStatus> snapshot() {
        throw unfinished();
    }

    /** Goes on with the next key. */
    public void rotate() {
        throw unfinished();
    }

    /** Makes a key active again, whatever it was; named by its fingerprint. */
    public void reset(String fingerprint) {
        throw unfinished();
    }
}
