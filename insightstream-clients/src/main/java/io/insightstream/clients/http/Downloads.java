package io.insightstream.clients.http;

import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.RetriableException;
import io.insightstream.error.TimedOut;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pictures from addresses that somebody else chose, such as the result of an image model, before the address
 * dies.
 *
 * <p>Such an address may be a trap. Unless it holds the picture itself, it is fetched only over http or https and, unless that is allowed, only from the
 * public internet: what a name resolves to is judged when the connection is made, for each redirect anew. No key, no
 * cookie and no user name is sent. No more bytes are read than the limits say, and what came is taken only if its own
 * header says that it is a picture of an allowed kind and size.
 *
 * <p>Through a proxy it is the proxy that resolves names and has to keep requests away from private addresses.
 *
 * <p>Messages name an address without its query, which may hold a signature. Safe for use by several threads.
 */
public final class Downloads implements AutoCloseable {

    private final HttpConnections connections;
    private final PictureFetch fetch;
    private final RetryLoop.Backoff backoff;
    private final Duration deadline;
    private final Clock clock;
    private final Sleeper sleeper;

    private Downloads(Builder builder) {
        AddressGuard guard = new AddressGuard(builder.dns, builder.allowed);
        this.connections = new HttpConnections(
                builder.client,
                Duration.ZERO,
                client -> client.cookieJar(CookieJar.NO_COOKIES).dns(guard).addNetworkInterceptor(guard));
        this.fetch = new PictureFetch(builder.provider, connections, guard, builder.limits, builder.clock);
        this.backoff =
                new RetryLoop.Backoff(builder.attempts, Duration.ofMillis(200), Duration.ofSeconds(5), builder.random);
        this.deadline = builder.deadline;
        this.clock = builder.clock;
        this.sleeper = builder.sleeper;
    }

    /**
     * Starts a configuration.
     *
     * @param provider the provider whose pictures are fetched, for messages
     * @return a builder with the defaults
     */
    public static Builder builder(ProviderId provider) {
        return new Builder(provider);
    }

    /**
     * Fetches a picture.
     *
     * @param address where it is; a {@code data:} address holds the picture itself, and nothing is sent
     * @return the picture
     * @throws MalformedResponse if the address is none that may be fetched, or what is there is no picture within the
     *     limits
     * @throws NotFound if there is nothing, or no more
     * @throws RateLimited if the server asks to wait longer than there is time
     * @throws ProviderUnavailable if no connection could be made or it was lost, or the server has failed
     * @throws TimedOut if the deadline passed
     * @throws Cancelled if the thread was interrupted or this was closed
     */
    public ImageData image(String address) {
        Deadline end = Deadline.in(deadline, clock);
        for (int attempt = 1; ; attempt++) {
            try {
                return fetch.picture(address, end);
            } catch (RetriableException e) {
                Duration wait = Duration.ofMillis(backoff.millis(attempt, e));
                if (attempt >= backoff.attempts() || !end.allows(wait)) {
                    throw e;
                }
                sleep(wait);
            }
        }
    }

    /**
     * Fetches a picture that has been made for money. One that does not come is not to be made once more.
     *
     * @param address where it is
     * @param asked what made it, as the subject of a message
     * @return the picture
     * @throws OutcomeUnknown in place of each error of {@link #image} that is worth a retry, which is its cause
     * @throws MalformedResponse as {@link #image} does
     * @throws NotFound if there is nothing, or no more
     * @throws Cancelled if the thread was interrupted or this was closed
     */
    public ImageData paidImage(String address, String asked) {
        try {
            return image(address);
        } catch (RetriableException e) {
            throw new OutcomeUnknown(
                    asked + " made a picture that could not be fetched; it is not made again. " + e.getMessage(),
                    null,
                    e);
        }
    }

    private void sleep(Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            throw Cancelled.interrupted("a download was interrupted while it waited for its next attempt", e);
        }
    }

    /** Cancels the downloads that run and ends, unless the client is the user's, the connections. */
    @Override
    public void close() {
        connections.close();
    }

    /**
     * Configures {@link Downloads}. Defaults: a client of its own, {@link ImageLimits#DEFAULT}, 3 attempts, 60 seconds,
     * public addresses only. Not safe for use by several threads.
     */
    public static final class Builder {

        private final ProviderId provider;
        private @Nullable OkHttpClient client;
        private Dns dns = Dns.SYSTEM;
        private ImageLimits limits = ImageLimits.DEFAULT;
        private Predicate<InetAddress> allowed = PublicAddresses::isPublic;
        private int attempts = 3;
        private Duration deadline = Duration.ofMinutes(1);
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.SYSTEM;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(ProviderId provider) {
            this.provider = Objects.requireNonNull(provider, "provider");
        }

        /**
         * Uses the connections, proxies and certificates of a client; it stays open. Its cookies take no part. Its
         * interceptors do: they must add no key.
         *
         * @param client the client
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            this.dns = client.dns();
            return this;
        }

        /**
         * Limits what is taken.
         *
         * @param limits the limits
         * @return this builder
         */
        public Builder limits(ImageLimits limits) {
            this.limits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /**
         * Says whether pictures may come from this machine and from private networks.
         *
         * @param allowed false by default
         * @return this builder
         */
        public Builder privateAddresses(boolean allowed) {
            return addresses(allowed ? any -> true : PublicAddresses::isPublic);
        }

        /** Allows other addresses than those of the public internet. */
        Builder addresses(Predicate<InetAddress> allowed) {
            this.allowed = allowed;
            return this;
        }

        /**
         * Sets how often a download is begun.
         *
         * @param attempts the most attempts, 1 or more, the first included
         * @return this builder
         */
        public Builder attempts(int attempts) {
            this.attempts = attempts;
            return this;
        }

        /**
         * Limits how long a download may take, waits and attempts included.
         *
         * @param deadline how long, more than zero
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            this.deadline = Objects.requireNonNull(deadline, "deadline");
            return this;
        }

        /**
         * Tells the time.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Waits between attempts.
         *
         * @param sleeper what waits
         * @return this builder
         */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Draws the jitter of waits.
         *
         * @param random draws numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Builds the downloads.
         *
         * @return the downloads; to be closed
         * @throws InvalidRequest if anything is wrong; the message names all of it
         */
        public Downloads build() {
            List<String> problems = new ArrayList<>();
            if (attempts < 1) {
                problems.add("attempts are 1 or more, got " + attempts);
            }
            if (deadline.compareTo(Duration.ZERO) <= 0) {
                problems.add("a deadline is more than zero, got " + deadline);
            }
            if (limits.maxBytes() > Integer.MAX_VALUE - 64L) {
                problems.add("a picture in memory has at most 2147483583 bytes, got " + limits.maxBytes());
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest(
                        "downloads of '" + provider + "' cannot be made: " + String.join("; ", problems));
            }
            return new Downloads(this);
        }
    }
}
