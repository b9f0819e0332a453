package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all providers over HTTP have in common. Defaults: no key, the vendor's own name, address and
 * deadline, 4 attempts, no limiter, the log for news of models, an HTTP client of its own. Not safe for use by several
 * threads.
 *
 * <p>A setting that is out of range is noted. The method that builds throws one {@link NotConfigured}, which names all
 * that is wrong or missing.
 *
 * <p>For authors of providers: extend it with the settings that are the vendor's own. A method that builds calls {@link
 * #requireComplete} first, then takes from {@link #caller} and the other protected methods what the user has set.
 *
 * @param <B> the builder that extends this one
 */
public abstract class ProviderBuilder<B extends ProviderBuilder<B>> {

    private final List<String> problems = new ArrayList<>();
    private ProviderId id;
    private List<Secret> secrets = List.of();
    private @Nullable KeyPool pool;
    private @Nullable String baseUrl;
    private @Nullable OkHttpClient client;
    private @Nullable CallListener listener;
    private CallLimiter limiter = CallLimiter.NONE;
    private int attempts = HttpCallerBuilder.ATTEMPTS;
    private @Nullable Duration deadline;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.SYSTEM;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    /**
     * Starts with the defaults.
     *
     * @param id what the provider is called unless the user names it
     */
    protected ProviderBuilder(ProviderId id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * Names the provider, in results, events and messages: where there is more than one of a vendor, each by itself.
     *
     * @param id the name
     * @return this builder
     */
    public final B id(ProviderId id) {
        this.id = Objects.requireNonNull(id, "id");
        return self();
    }

    /**
     * Sets the keys: all of one project or account, whose quota they share. What is learned of them is shared by the
     * providers this builder builds.
     *
     * @param keys the keys, at least one
     * @return this builder
     */
    public final B keys(Secret... keys) {
        this.secrets = List.of(keys);
        this.pool = null;
        return self();
    }

    /**
     * Sets the keys.
     *
     * @param keys a pool, which other providers and processes may share, and which tells projects apart
     * @return this builder
     */
    public final B keys(KeyPool keys) {
        this.pool = Objects.requireNonNull(keys, "keys");
        this.secrets = List.of();
        return self();
    }

    /**
     * Sets the address of the server, in place of the vendor's own.
     *
     * @param baseUrl http or https, with all that stands before the paths of calls; without a user and a query
     * @return this builder
     */
    public final B baseUrl(String baseUrl) {
        this.baseUrl = address("baseUrl", baseUrl);
        return self();
    }

    /**
     * Uses an HTTP client of the user, which stays open when a provider is closed. Pictures that a server gives the
     * address of are fetched with it too, so its interceptors must add no key.
     *
     * @param client the client
     * @return this builder
     */
    public final B client(OkHttpClient client) {
        this.client = Objects.requireNonNull(client, "client");
        return self();
    }

    /**
     * Tells of every call, and of models that are gone or soon will be.
     *
     * @param listener hears of them
     * @return this builder
     */
    public final B listener(CallListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return self();
    }

    /**
     * Holds requests back, so that limits are kept. Providers that share an account should share it.
     *
     * @param limiter asked before each request for which the provider takes a key
     * @return this builder
     */
    public final B limiter(CallLimiter limiter) {
        this.limiter = Objects.requireNonNull(limiter, "limiter");
        return self();
    }

    /**
     * Sets how often a call is tried, if it may be repeated at all.
     *
     * @param attempts the most attempts, 1 or more, the first included
     * @return this builder
     */
    public final B attempts(int attempts) {
        if (attempts < 1) {
            problem("attempts: expected 1 or more, got " + attempts);
        }
        this.attempts = attempts;
        return self();
    }

    /**
     * Limits how long one call may take, waits and retries included, unless a request says otherwise. A list is many
     * calls; a picture is one, from the request until it is drawn.
     *
     * @param deadline how long, more than zero
     * @return this builder
     */
    public final B deadline(Duration deadline) {
        this.deadline = positive("deadline", deadline);
        return self();
    }

    /**
     * Sets the clock, for tests.
     *
     * @param clock tells the time
     * @return this builder
     */
    public final B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }

    /**
     * Sets what waits, for tests.
     *
     * @param sleeper waits
     * @return this builder
     */
    public final B sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return self();
    }

    /**
     * Sets where chance comes from, for tests: the jitter of waits, and seeds that a provider draws.
     *
     * @param random gives numbers from 0 to 1
     * @return this builder
     */
    public final B random(DoubleSupplier random) {
        this.random = Objects.requireNonNull(random, "random");
        return self();
    }

    /** Sound as long as a builder names itself as {@code B}, which is all the use there is for another. */
    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }

    /**
     * Notes that a setting is wrong.
     *
     * @param problem the name of the setter, a colon, what it expects and what it got
     */
    protected final void problem(String problem) {
        problems.add(problem);
    }

    /**
     * Checks an address, and notes what is wrong with it. The note leaves out where people put keys.
     *
     * @param setter the name of the setter
     * @param url what it got: http or https, without a user, a query or a fragment
     * @return the address with a slash at its end
     */
    protected final String address(String setter, String url) {
        if (Endpoint.base(url) == null) {
            String shown = url.replaceFirst("(?s)[?#].*", "?...").replaceFirst("//[^/]*@", "//...@");
            problem(setter + ": expected an http or https address without a user and a query, got '" + shown + "'");
        }
        return url.endsWith("/") ? url : url + "/";
    }

    /**
     * Checks that a time is more than zero, and notes it if it is not.
     *
     * @param setter the name of the setter
     * @param time what it got
     * @return the time as it is
     */
    protected final Duration positive(String setter, Duration time) {
        if (time.isNegative() || time.isZero()) {
            problem(setter + ": expected more than zero, got " + time);
        }
        return time;
    }

    /**
     * Ends the configuration unless all is well.
     *
     * @param builder how users call this builder, such as {@code OpenAi.builder()}
     * @param missing what is missing or does not go together, each with the name of its setter and a colon before it
     * @throws NotConfigured if anything is missing, or was noted; the message names all of it
     */
    protected final void requireComplete(String builder, List<String> missing) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(missing);
        if (!all.isEmpty()) {
            throw new NotConfigured(builder + ": " + String.join("; ", all));
        }
    }

    /**
     * What the provider is called.
     *
     * @return the name
     */
    protected final ProviderId id() {
        return id;
    }

    /**
     * What tells the time.
     *
     * @return the clock
     */
    protected final Clock clock() {
        return clock;
    }

    /**
     * What waits.
     *
     * @return the sleeper
     */
    protected final Sleeper sleeper() {
        return sleeper;
    }

    /**
     * Where chance comes from.
     *
     * @return gives numbers from 0 to 1
     */
    protected final DoubleSupplier random() {
        return random;
    }

    /**
     * The address of the server.
     *
     * @param usual the vendor's own
     * @return what the user set, else {@code usual}
     */
    protected final String baseUrlOr(String usual) {
        return baseUrl == null ? usual : baseUrl;
    }

    /**
     * How long a call may take.
     *
     * @param usual what the vendor's calls need
     * @return what the user set, else {@code usual}
     */
    protected final Duration deadlineOr(Duration usual) {
        return deadline == null ? usual : deadline;
    }

    /**
     * Whether there are keys.
     *
     * @return true if the user set one or more, or a pool
     */
    protected final boolean hasKeys() {
        return pool != null || !secrets.isEmpty();
    }

    /**
     * The keys, to be given to {@link HttpCallerBuilder#keys}. Those that came one by one are put into a pool once, named
     * as the provider is.
     *
     * @return the pool
     * @throws InvalidRequest if there is no key or one is there twice
     */
    protected final KeyPool keyPool() {
        if (pool == null) {
            pool = KeyPool.builder(id.value())
                    .keys(secrets.toArray(Secret[]::new))
                    .clock(clock)
                    .build();
        }
        return pool;
    }

    /**
     * A choice among models, whose listener is that of the calls.
     *
     * @param models the ids of the models, the preferred one first
     * @return the choice
     * @throws InvalidRequest if there is none, or one is blank
     */
    protected final ModelChoice choice(List<String> models) {
        ModelChoice choice = ModelChoice.of(id, models).withClock(clock);
        return listener == null ? choice : choice.withListener(listener);
    }

    /**
     * What makes calls as the user has set it, without keys, without a quota and without a cache.
     *
     * @param url the address that the paths of the calls are below
     * @param errors reads the vendor's error answers
     * @param usual how long a call may take unless the user has set it
     * @return the configuration, to which the vendor's own is added
     */
    protected final HttpCallerBuilder caller(String url, ErrorMapper errors, Duration usual) {
        HttpCallerBuilder caller = HttpCaller.builder(id, url, errors)
                .limiter(limiter)
                .retries(attempts, HttpCallerBuilder.FIRST_BACKOFF, HttpCallerBuilder.LONGEST_BACKOFF)
                .deadline(deadlineOr(usual))
                .cacheBytes(0)
                .clock(clock)
                .sleeper(sleeper)
                .random(random);
        if (listener != null) {
            caller.listener(listener);
        }
        if (client != null) {
            caller.client(client);
        }
        return caller;
    }

    /**
     * What fetches pictures, as the user has set it.
     *
     * @return the configuration, to which the vendor's own is added
     */
    protected final Downloads.Builder downloads() {
        Downloads.Builder downloads =
                Downloads.builder(id).clock(clock).sleeper(sleeper).random(random);
        if (client != null) {
            downloads.client(client);
        }
        return downloads;
    }
}
