package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import okhttp3.OkHttpClient;

/** Makes the calls of one provider. SKELETON: cache, single flight, retry, key, quota, limit, call. */
public final class HttpCaller implements AutoCloseable {

    private HttpCaller() {}

    private static UnsupportedOperationException unfinished() {
        return new UnsupportedOperationException();
    }

    /** Starts a configuration; {@code baseUrl} is the provider's address, overridable by users and tests. */
    public static Builder builder(ProviderId provider, String baseUrl, ErrorMapper errors) {
        return new Builder();
    }

    /** Makes a call and waits for its answer; only answers that are no failure are returned. */
    public HttpAnswer call(HttpCall call) {
        throw unfinished();
    }

    /** Makes a call whose answer comes line by line (server-sent events); retried only before the first line. */
    public HttpAnswer stream(HttpCall call, Consumer<String> lines) {
        throw unfinished();
    }

    /** Whether the answer to a call is in the cache and fresh. */
    public boolean isFresh(HttpCall call) {
        throw unfinished();
    }

    @Override
    public void close() {
        throw unfinished();
    }

    /** Where the key goes. */
    public sealed interface KeyPlace {
        /** In a header, with a text such as {@code "Bearer "} in front. */
        record Header(String name, String prefix) implements KeyPlace {}
        /** In a query parameter; every address is redacted before it reaches a message or a log. */
        record Query(String name) implements KeyPlace {}
        /** As the user name of HTTP Basic with an empty password. */
        record Basic() implements KeyPlace {}
    }

    /** Waits; injected, so that tests do not sleep. */
    @FunctionalInterface
    public interface Sleeper {
        /** Waits for as long as it is told. */
        void sleep(Duration duration) throws InterruptedException;
    }

    /** Configures a caller; every setter has a default and {@code build} reports all problems at once. */
    public static final class Builder {
        private Builder() {}

        /** The keys and where they go; without, calls carry no key. */
        public Builder keys(KeyPool keys, KeyPlace place) {
            return this;
        }

        /** The quota that calls are charged to. */
        public Builder quota(QuotaLedger quota) {
            return this;
        }

        /** Holds requests back. */
        public Builder limiter(CallLimiter limiter) {
            return this;
        }

        /** Attempts, first backoff, longest backoff. Default: 4 attempts, 500 ms, 8 s; full jitter. */
        public Builder retries(int attempts, Duration firstBackoff, Duration longestBackoff) {
            return this;
        }

        /** How long a call may take, waits included; default 60 s. */
        public Builder deadline(Duration deadline) {
            return this;
        }

        /** The most bytes of an answer; default 16 MB. */
        public Builder maxBytes(long maxBytes) {
            return this;
        }

        /** The most bytes the cache may hold; 0 for no cache. Default 16 MB. */
        public Builder cacheBytes(long bytes) {
            return this;
        }

        /** Hosts a redirect may lead to, beside the base address's own; none by default. */
        public Builder redirectHosts(Set<String> hosts) {
            return this;
        }

        /** The client; by default one of our own, which {@link HttpCaller#close} closes. */
        public Builder client(OkHttpClient client) {
            return this;
        }

        /** Hears of every call. */
        public Builder listener(CallListener listener) {
            return this;
        }

        /** Tells the time. */
        public Builder clock(Clock clock) {
            return this;
        }

        /** Waits. */
        public Builder sleeper(Sleeper sleeper) {
            return this;
        }

        /** Draws numbers from 0 to 1 for jitter. */
        public Builder random(DoubleSupplier random) {
            return this;
        }

        /** Builds the caller. */
        public HttpCaller build() {
            return new HttpCaller();
        }
    }
}
