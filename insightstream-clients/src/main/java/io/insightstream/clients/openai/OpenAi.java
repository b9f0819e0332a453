package io.insightstream.clients.openai;

import io.insightstream.call.CallListener;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.Downloads;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI and every server that speaks as it does: Groq, OpenRouter, Pollinations, Ollama and other local servers.
 *
 * <pre>{@code
 * TextProvider openAi = OpenAi.builder().keys(key).text("gpt-5.2", "gpt-5-mini");
 * TextProvider groq = OpenAi.builder(Dialect.GROQ).keys(groqKey).text("openai/gpt-oss-120b");
 * TextProvider local = OpenAi.builder(Dialect.LOCAL).text("llama3.2");
 * ImageProvider images = OpenAi.builder().keys(key).images("gpt-image-2");
 * }</pre>
 *
 * <p>One provider is built for text and one for pictures; each has connections of its own and is closed by itself. Models
 * retire within months, so there is no default: the first one named is asked, and the next when it is gone.
 *
 * <p>Answers and pictures cost money. A call is sent again only if it certainly did not run: there was no connection, a
 * rate limit refused it, or the server says that it was too busy to begin. A call whose answer was lost is an {@link
 * io.insightstream.error.OutcomeUnknown}; it is for the user to ask again.
 *
 * <p>Not every model takes a schema, or a JSON object, where its server does. One that refuses is an {@link
 * io.insightstream.error.Unsupported}, the listener hears of it once, and the capability is absent from then on. Whoever
 * asks for a record hears none of it: the same question is asked again with the schema in its words, at no cost, as nothing
 * has run, and the answer is checked as every other.
 *
 * <p>Limits of calls belong to an organization or account, and keys of one share them. OpenRouter says so itself, and there no
 * other key is tried after a rate limit. When an account has no credit left, all keys of its project in a {@link
 * KeyPool} rest.
 */
public final class OpenAi {

    private OpenAi() {}

    /**
     * Starts a configuration of OpenAI itself.
     *
     * @return a builder, to which keys must be given
     */
    public static Builder builder() {
        return builder(Dialect.OPENAI);
    }

    /**
     * Starts a configuration of a server.
     *
     * @param dialect how the server speaks, and its address
     * @return a builder, to which keys must be given unless the server is local
     */
    public static Builder builder(Dialect dialect) {
        return new Builder(Objects.requireNonNull(dialect, "dialect"));
    }

    /**
     * Starts a configuration of any other server. Only the least is assumed of it: no schemas, {@code max_tokens}; {@link
     * Builder#with} tells more.
     *
     * @param baseUrl the address before {@code /chat/completions}
     * @return a builder
     */
    public static Builder compatible(String baseUrl) {
        return builder(Dialect.COMPATIBLE).baseUrl(baseUrl);
    }

    /**
     * Configures providers. Defaults: the address and the name of the dialect, no limiter, the log for news of models, 4
     * attempts, 2 minutes for a text and 5 for pictures, an HTTP client of its own. Not safe for use by several threads.
     */
    public static final class Builder {

        private static final Duration TEXT_DEADLINE = Duration.ofMinutes(2);
        private static final Duration IMAGE_DEADLINE = Duration.ofMinutes(5);
        private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
        private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(8);
        private static final long IMAGE_BYTES = 64L << 20;
        private static final long TEXT_BYTES = 16L << 20;

        private final Dialect dialect;
        private final List<String> problems = new ArrayList<>();
        private final Map<String, String> imageOptions = new TreeMap<>();
        private final Set<Capability> more = EnumSet.noneOf(Capability.class);
        private final Set<Capability> less = EnumSet.noneOf(Capability.class);
        private ProviderId id;
        private @Nullable String baseUrl;
        private List<Secret> secrets = List.of();
        private @Nullable KeyPool keys;
        private @Nullable OkHttpClient client;
        private @Nullable CallListener listener;
        private CallLimiter limiter = CallLimiter.NONE;
        private boolean privateAddresses;
        private int attempts = 4;
        private @Nullable Duration deadline;
        private Clock clock = Clock.systemUTC();
        private HttpCaller.Sleeper sleeper = wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        private Builder(Dialect dialect) {
            this.dialect = dialect;
            this.id = dialect.id();
            this.baseUrl = dialect.baseUrl();
        }

        /**
         * Sets what the provider is called, in results and events.
         *
         * @param id the name
         * @return this builder
         */
        public Builder id(ProviderId id) {
            this.id = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the keys. What is learned of them is shared by the providers this builder builds.
         *
         * @param keys the keys, at least one
         * @return this builder
         */
        public Builder keys(Secret... keys) {
            this.secrets = List.of(keys);
            this.keys = null;
            return this;
        }

        /**
         * Sets the keys.
         *
         * @param keys a pool, which other providers and processes may share
         * @return this builder
         */
        public Builder keys(KeyPool keys) {
            this.keys = Objects.requireNonNull(keys, "keys");
            this.secrets = List.of();
            return this;
        }

        /**
         * Sets the address of the server.
         *
         * @param baseUrl the address before {@code /chat/completions}, such as {@code https://api.openai.com/v1}
         * @return this builder
         */
        public Builder baseUrl(String baseUrl) {
            HttpUrl parsed = HttpUrl.parse(baseUrl);
            if (parsed == null || parsed.querySize() > 0) {
                problems.add("baseUrl: expected an http or https address without a query, got '" + baseUrl + "'");
            }
            this.baseUrl = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
            return this;
        }

        /**
         * Says what the server, or its model, can do beyond what the dialect assumes, for instance {@link
         * Capability#JSON_SCHEMA}.
         *
         * @param capabilities what it can
         * @return this builder
         */
        public Builder with(Capability... capabilities) {
            more.addAll(List.of(capabilities));
            less.removeAll(List.of(capabilities));
            return this;
        }

        /**
         * Says what the server, or its model, cannot do although the dialect assumes it: {@link Capability#EXACT_SIZE} for
         * models that draw three sizes only, {@link Capability#JSON_SCHEMA} for those that take no schema.
         *
         * @param capabilities what it cannot
         * @return this builder
         */
        public Builder without(Capability... capabilities) {
            less.addAll(List.of(capabilities));
            more.removeAll(List.of(capabilities));
            return this;
        }

        /**
         * Sets how carefully pictures are drawn.
         *
         * @param quality a word the model knows: {@code low}, {@code medium}, {@code high}
         * @return this builder
         */
        public Builder quality(String quality) {
            imageOptions.put("quality", quality);
            return this;
        }

        /**
         * Sets what is behind the things in a picture.
         *
         * @param background a word the model knows: {@code transparent}, {@code opaque}
         * @return this builder
         */
        public Builder background(String background) {
            imageOptions.put("background", background);
            return this;
        }

        /**
         * Allows pictures to be fetched from this machine and private networks, where a local server puts them.
         *
         * @param allowed false by default
         * @return this builder
         */
        public Builder privateAddresses(boolean allowed) {
            this.privateAddresses = allowed;
            return this;
        }

        /**
         * Uses an HTTP client of the user, which stays open when a provider is closed. It also fetches pictures a server
         * gives the address of, so its interceptors must add no key.
         *
         * @param client the client
         * @return this builder
         */
        public Builder client(OkHttpClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /**
         * Tells of every call, and of models that are gone or soon will be.
         *
         * @param listener hears of them
         * @return this builder
         */
        public Builder listener(CallListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Holds calls back so that limits are kept. Providers that share an account should share it.
         *
         * @param limiter asked before each request
         * @return this builder
         */
        public Builder limiter(CallLimiter limiter) {
            this.limiter = Objects.requireNonNull(limiter, "limiter");
            return this;
        }

        /**
         * Sets how often a call is tried, if it may be at all.
         *
         * @param attempts the most attempts, 1 or more, the first included
         * @return this builder
         */
        public Builder attempts(int attempts) {
            if (attempts < 1) {
                problems.add("attempts: expected 1 or more, got " + attempts);
            }
            this.attempts = attempts;
            return this;
        }

        /**
         * Limits how long one call may take, waits and retries included, unless a request says otherwise.
         *
         * @param deadline how long, more than zero
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                problems.add("deadline: expected more than zero, got " + deadline);
            }
            this.deadline = deadline;
            return this;
        }

        /**
         * Sets the clock, for tests.
         *
         * @param clock tells the time
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Sets how a retry waits, for tests.
         *
         * @param sleeper waits
         * @return this builder
         */
        public Builder sleeper(HttpCaller.Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /**
         * Sets where chance comes from, for tests.
         *
         * @param random gives numbers from 0 to 1
         * @return this builder
         */
        public Builder random(DoubleSupplier random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        /**
         * Builds a provider of texts.
         *
         * @param models the ids of the models, the preferred one first; one or more
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key, no model, or a setting is out of range; the message names all problems
         */
        public TextProvider text(String... models) {
            String address = checked("text", models);
            OpenAiErrors errors = new OpenAiErrors(id, dialect.limitsAccounts(), clock);
            return new OpenAiText(
                    dialect,
                    id,
                    corrected(dialect.forText()),
                    choice(models),
                    new Formats(id, listener == null ? CallListener.logging() : listener),
                    errors,
                    caller(address, errors, TEXT_DEADLINE).maxBytes(TEXT_BYTES).build(),
                    clock);
        }

        /**
         * Builds a provider of pictures.
         *
         * @param models the ids of the models, the preferred one first; one or more
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key, no model, the server draws no pictures, or a setting is out of range;
         *     the message names all problems
         */
        public ImageProvider images(String... models) {
            Set<Capability> assumed = dialect.forImages();
            if (assumed == null) {
                throw new NotConfigured(
                        "OpenAi.builder(): " + id + " draws no pictures; use another provider for them");
            }
            String address = checked("images", models);
            OpenAiErrors errors = new OpenAiErrors(id, dialect.limitsAccounts(), clock);
            return new OpenAiImages(
                    id,
                    corrected(assumed),
                    imageOptions,
                    choice(models),
                    caller(address, errors, IMAGE_DEADLINE)
                            .maxBytes(IMAGE_BYTES)
                            .build(),
                    downloads());
        }

        private String checked(String kind, String... models) {
            List<String> all = new ArrayList<>(problems);
            if (dialect.needsKey() && keys == null && secrets.isEmpty()) {
                all.add("keys: " + id + " needs an API key");
            }
            if (models.length == 0 || List.of(models).stream().anyMatch(String::isBlank)) {
                all.add(kind + ": expected the id of one or more models, got " + List.of(models)
                        + "; models retire, so there is no default");
            }
            if (!all.isEmpty() || baseUrl == null) {
                all.addAll(baseUrl == null ? List.of("baseUrl: " + id + " has no address of its own") : List.of());
                throw new NotConfigured("OpenAi.builder(): " + String.join("; ", all));
            }
            return baseUrl;
        }

        private Set<Capability> corrected(Set<Capability> assumed) {
            Set<Capability> capabilities = EnumSet.copyOf(assumed);
            capabilities.addAll(more);
            capabilities.removeAll(less);
            return capabilities;
        }

        private ModelChoice choice(String... models) {
            ModelChoice choice = ModelChoice.of(id, List.of(models)).withClock(clock);
            return listener == null ? choice : choice.withListener(listener);
        }

        private HttpCaller.Builder caller(String address, OpenAiErrors errors, Duration usual) {
            HttpCaller.Builder caller = HttpCaller.builder(id, address, errors)
                    .limiter(limiter)
                    .retries(attempts, FIRST_BACKOFF, LONGEST_BACKOFF)
                    .deadline(deadline == null ? usual : deadline)
                    .cacheBytes(0)
                    .clock(clock)
                    .sleeper(sleeper)
                    .random(random);
            KeyPool pool = pool();
            if (pool != null) {
                caller.keys(pool, new KeyPlace.Header("Authorization", "Bearer "));
            }
            if (listener != null) {
                caller.listener(listener);
            }
            if (client != null) {
                caller.client(client);
            }
            return caller;
        }

        private @Nullable KeyPool pool() {
            if (keys == null && !secrets.isEmpty()) {
                keys = KeyPool.builder(id.value())
                        .keys(secrets.toArray(Secret[]::new))
                        .clock(clock)
                        .build();
            }
            return keys;
        }

        private Downloads downloads() {
            Downloads.Builder downloads = Downloads.builder(id)
                    .privateAddresses(privateAddresses)
                    .clock(clock)
                    .sleeper(sleeper)
                    .random(random);
            if (client != null) {
                downloads.client(client);
            }
            return downloads.build();
        }
    }
}
