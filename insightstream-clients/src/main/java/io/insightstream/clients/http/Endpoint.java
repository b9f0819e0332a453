package io.insightstream.clients.http;

import io.insightstream.error.InvalidRequest;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The address of a provider, and the requests that calls of it become. */
final class Endpoint {

    private static final String USER_AGENT = "insightstream (gzip)";

    private final HttpUrl base;

    Endpoint(HttpUrl base) {
        this.base = base;
    }

    /** Reads an address that calls can be below: http or https, without a user, a query or a fragment; null for others. */
    static @Nullable HttpUrl base(String url) {
        HttpUrl base = HttpUrl.parse(url);
        boolean fits = base != null
                && base.query() == null
                && base.fragment() == null
                && base.encodedUsername().isEmpty()
                && base.encodedPassword().isEmpty();
        return fits ? base : null;
    }

    HttpUrl base() {
        return base;
    }

    /** Whether an address is at the provider itself: the key goes nowhere else. */
    boolean isOwn(HttpUrl url) {
        return url.host().equals(base.host())
                && url.port() == base.port()
                && url.scheme().equals(base.scheme());
    }

    HttpUrl url(HttpCall call) {
        HttpUrl.Builder url = start(call.path());
        for (HttpCall.Parameter parameter : call.query()) {
            url.addQueryParameter(parameter.name(), parameter.value());
        }
        return url.build();
    }

    private HttpUrl.Builder start(String path) {
        if (!isAbsolute(path)) {
            return base.newBuilder().addEncodedPathSegments(path);
        }
        HttpUrl absolute = HttpUrl.parse(path);
        if (absolute == null) {
            throw new InvalidRequest("an address to call is a path below " + base + " or an absolute one of http or "
                    + "https; got one that is neither, with " + path.length() + " characters");
        }
        return absolute.newBuilder();
    }

    private static boolean isAbsolute(String path) {
        return path.startsWith("https://") || path.startsWith("http://");
    }

    /** The request of a call to its address, without the key. */
    static Request.Builder request(HttpCall call, HttpUrl url) {
        Request.Builder request =
                new Request.Builder().url(url).headers(call.headers()).method(call.method(), call.body());
        if (call.headers().get("User-Agent") == null) {
            request.header("User-Agent", USER_AGENT);
        }
        return request;
    }

    /** What a message calls a call: its name, and where it goes without what may not be told. */
    String name(HttpCall call) {
        String host = base.host();
        if (isAbsolute(call.path())) {
            HttpUrl absolute = HttpUrl.parse(call.path());
            host = absolute == null ? "an unreadable address" : absolute.host();
        }
        return call.operation() + " (" + call.method() + " " + host + ")";
    }
}
