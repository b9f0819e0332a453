package io.insightstream.clients.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One call of a provider's interface, without the key, which the caller adds. Immutable.
 *
 * @param operation the provider's name of the operation, such as {@code channels.list}
 * @param method the HTTP method
 * @param path the path below the base address, without a slash in front, already percent-encoded; or an absolute address
 *     that the provider itself handed out, which gets no key unless its host is the base address's
 * @param query the query parameters in their order, not encoded
 * @param headers headers beside those the caller sets
 * @param body what is sent; null for none
 * @param model the model asked; null where no model is involved
 * @param bucket the bucket of the quota it is charged to; null where nothing is charged
 * @param units the units it is charged, 0 or more
 * @param images how many pictures it asks for, 0 or more
 * @param repeatable whether it may be sent again when it is not known if it ran; false for what costs money
 * @param freshFor how long its answer may be served from the cache; null if it must not be kept
 * @param deadline how long it may take, waits included; null for the caller's default
 */
public record HttpCall(
        String operation,
        String method,
        String path,
        List<Parameter> query,
        Headers headers,
        @Nullable RequestBody body,
        @Nullable String model,
        @Nullable String bucket,
        long units,
        int images,
        boolean repeatable,
        @Nullable Duration freshFor,
        @Nullable Duration deadline) {

    /**
     * A query parameter.
     *
     * @param name its name
     * @param value its value, not encoded
     */
    public record Parameter(String name, String value) {}

    /** Creates a call from a copy of the list. */
    public HttpCall {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        query = List.copyOf(query);
        Objects.requireNonNull(headers, "headers");
    }

    /**
     * Starts a call that reads: it may be repeated.
     *
     * @param operation the provider's name of the operation
     * @param path the path below the base address
     * @return a builder
     */
    public static Builder get(String operation, String path) {
        return new Builder(operation, "GET", path, null, true);
    }

    /**
     * Starts a call that makes or changes something: it is repeated only if it certainly did not run, unless the
     * builder says otherwise.
     *
     * @param operation the provider's name of the operation
     * @param path the path below the base address
     * @param body what is sent
     * @return a builder
     */
    public static Builder post(String operation, String path, RequestBody body) {
        return new Builder(operation, "POST", path, body, false);
    }

    /**
     * Starts a call that deletes: it may be repeated.
     *
     * @param operation the provider's name of the operation
     * @param path the path below the base address
     * @return a builder
     */
    public static Builder delete(String operation, String path) {
        return new Builder(operation, "DELETE", path, null, true);
    }

    /** Builds a call. Not safe for use by several threads. */
    public static final class Builder {

        private final String operation;
        private final String method;
        private final String path;
        private final @Nullable RequestBody body;
        private final List<Parameter> query = new ArrayList<>();
        private final Headers.Builder headers = new Headers.Builder();
        private boolean repeatable;
        private @Nullable String model;
        private @Nullable String bucket;
        private long units;
        private int images;
        private @Nullable Duration freshFor;
        private @Nullable Duration deadline;

        private Builder(String operation, String method, String path, @Nullable RequestBody body, boolean repeatable) {
            this.operation = operation;
            this.method = method;
            this.path = path;
            this.body = body;
            this.repeatable = repeatable;
        }

        /**
         * Adds a query parameter.
         *
         * @param name its name
         * @param value its value, not encoded; null adds nothing
         * @return this builder
         */
        public Builder query(String name, @Nullable Object value) {
            if (value != null) {
                query.add(new Parameter(name, value.toString()));
            }
            return this;
        }

        /**
         * Adds a header.
         *
         * @param name its name
         * @param value its value; null adds nothing
         * @return this builder
         */
        public Builder header(String name, @Nullable String value) {
            if (value != null) {
                headers.add(name, value);
            }
            return this;
        }

        /**
         * Names the model that is asked.
         *
         * @param model the model
         * @return this builder
         */
        public Builder model(String model) {
            this.model = model;
            return this;
        }

        /**
         * Says what the call is charged.
         *
         * @param bucket the bucket of the quota
         * @param units how many units, 0 or more
         * @return this builder
         */
        public Builder charge(String bucket, long units) {
            this.bucket = bucket;
            this.units = units;
            return this;
        }

        /**
         * Says how many pictures the call asks for, so that a limiter can count them.
         *
         * @param images how many, 0 or more; 0 by default
         * @return this builder
         */
        public Builder images(int images) {
            this.images = images;
            return this;
        }

        /**
         * Says whether the call may be sent again when it is not known if it ran.
         *
         * @param repeatable true for what costs nothing to repeat
         * @return this builder
         */
        public Builder repeatable(boolean repeatable) {
            this.repeatable = repeatable;
            return this;
        }

        /**
         * Lets the answer be served from the cache.
         *
         * @param freshFor how long
         * @return this builder
         */
        public Builder freshFor(Duration freshFor) {
            this.freshFor = freshFor;
            return this;
        }

        /**
         * Limits how long the call may take, waits included.
         *
         * @param deadline how long
         * @return this builder
         */
        public Builder deadline(Duration deadline) {
            this.deadline = deadline;
            return this;
        }

        /**
         * Builds the call.
         *
         * @return the call
         */
        public HttpCall build() {
            return new HttpCall(
                    operation,
                    method,
                    path,
                    query,
                    headers.build(),
                    body,
                    model,
                    bucket,
                    units,
                    images,
                    repeatable,
                    freshFor,
                    deadline);
        }
    }
}
