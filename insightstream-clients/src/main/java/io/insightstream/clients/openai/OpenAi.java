package io.insightstream.clients.openai;

import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.clients.http.HttpCallerBuilder;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.ProviderBuilder;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

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
     * Configures providers. Defaults: the name and the address of the dialect, such as {@code https://api.openai.com/v1/},
     * all that stands before {@code chat/completions}; no limiter, the log for news of models, 4 attempts, 2 minutes for a
     * text and 5 for pictures, an HTTP client of its own. Not safe for use by several threads.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final Duration TEXT_DEADLINE = Duration.ofMinutes(2);
        private static final Duration IMAGE_DEADLINE = Duration.ofMinutes(5);
        private static final long IMAGE_BYTES = 64L << 20;
        private static final long TEXT_BYTES = 16L << 20;

        private final Dialect dialect;
        private final Map<String, String> imageOptions = new TreeMap<>();
        private final Set<Capability> more = EnumSet.noneOf(Capability.class);
        private final Set<Capability> less = EnumSet.noneOf(Capability.class);
        private boolean privateAddresses;

        private Builder(Dialect dialect) {
            super(dialect.id());
            this.dialect = dialect;
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
         * Builds a provider of texts.
         *
         * @param models the ids of the models, the preferred one first; one or more
         * @return the provider; to be closed
         * @throws NotConfigured if there is no key, no model, or a setting is out of range; the message names all problems
         */
        public TextProvider text(String... models) {
            String address = checked("text", models);
            OpenAiErrors errors = errors();
            return new OpenAiText(
                    dialect,
                    id(),
                    corrected(dialect.forText()),
                    choice(List.of(models)),
                    errors,
                    keyed(caller(address, errors, TEXT_DEADLINE).maxBytes(TEXT_BYTES)),
                    clock());
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
                        "OpenAi.builder(): " + id() + " draws no pictures; use another provider for them");
            }
            String address = checked("images", models);
            return new OpenAiImages(
                    id(),
                    corrected(assumed),
                    imageOptions,
                    choice(List.of(models)),
                    keyed(caller(address, errors(), IMAGE_DEADLINE).maxBytes(IMAGE_BYTES)),
                    downloads().privateAddresses(privateAddresses).build());
        }

        private String checked(String kind, String... models) {
            String address = baseUrlOr(Objects.requireNonNullElse(dialect.baseUrl(), ""));
            List<String> missing = new ArrayList<>();
            if (dialect.needsKey() && !hasKeys()) {
                missing.add("keys: " + id() + " needs an API key");
            }
            if (models.length == 0 || List.of(models).stream().anyMatch(String::isBlank)) {
                missing.add(kind + ": expected the id of one or more models, got " + List.of(models)
                        + "; models retire, so there is no default");
            }
            if (address.isEmpty()) {
                missing.add("baseUrl: " + id() + " has no address of its own");
            }
            requireComplete("OpenAi.builder()", missing);
            return address;
        }

        private Set<Capability> corrected(Set<Capability> assumed) {
            Set<Capability> capabilities = EnumSet.copyOf(assumed);
            capabilities.addAll(more);
            capabilities.removeAll(less);
            return capabilities;
        }

        private OpenAiErrors errors() {
            return new OpenAiErrors(id(), dialect.limitsAccounts(), clock());
        }

        /** A local server may need no key. */
        private HttpCaller keyed(HttpCallerBuilder caller) {
            return (hasKeys() ? caller.keys(keyPool(), new KeyPlace.Header("Authorization", "Bearer ")) : caller)
                    .build();
        }
    }
}
