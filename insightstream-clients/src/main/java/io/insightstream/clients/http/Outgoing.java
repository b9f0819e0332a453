package io.insightstream.clients.http;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.error.InvalidRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Travels with a request: the key, which is put on it only when the connection stands, and whether it has come so far.
 * Until then nobody sees the key, neither the interceptors of the user's client nor the request and its address.
 */
final class Outgoing {

    private static final int UNAVAILABLE = 503;

    private final @Nullable Secret key;
    private final @Nullable KeyPlace place;
    private final AtomicBoolean sent;

    private Outgoing(@Nullable Secret key, @Nullable KeyPlace place, AtomicBoolean sent) {
        this.key = key;
        this.place = place;
        this.sent = sent;
    }

    static Outgoing withoutKey() {
        return new Outgoing(null, null, new AtomicBoolean());
    }

    static Outgoing with(Secret key, KeyPlace place) {
        boolean inHeader = !(place instanceof KeyPlace.Query);
        if (inHeader && key.reveal().chars().anyMatch(c -> c > '~')) {
            throw new InvalidRequest("the key " + key.fingerprint()
                    + " has a character that no header can carry; copy it anew, it is letters and digits only");
        }
        return new Outgoing(key, place, new AtomicBoolean());
    }

    @Nullable
    Secret key() {
        return key;
    }

    /** Whether anything of the request may have reached the provider. */
    boolean isSent() {
        return sent.get();
    }

    /** For a redirect to a place where the key does not belong; what was sent stays sent. */
    Outgoing withoutItsKey() {
        return new Outgoing(null, null, sent);
    }

    /** An address without the parameters that hold the key. */
    HttpUrl withoutKey(HttpUrl url) {
        if (key == null) {
            return url;
        }
        HttpUrl.Builder clean = url.newBuilder();
        for (int i = 0; i < url.querySize(); i++) {
            if (key.reveal().equals(url.queryParameterValue(i))) {
                clean.removeAllQueryParameters(url.queryParameterName(i));
            }
        }
        return clean.build();
    }

    private Request withKey(Request request) {
        if (key == null || place == null) {
            return request;
        }
        String value = key.reveal();
        if (place instanceof KeyPlace.Header header) {
            return request.newBuilder()
                    .header(header.name(), header.prefix() + value)
                    .build();
        }
        if (place instanceof KeyPlace.Query query) {
            HttpUrl url = request.url()
                    .newBuilder()
                    .setQueryParameter(query.name(), value)
                    .build();
            return request.newBuilder().url(url).build();
        }
        return request.newBuilder()
                .header("Authorization", Credentials.basic(value, ""))
                .build();
    }

    /** The last to touch a request before it is written. */
    static Response atTheConnection(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        Outgoing outgoing = request.tag(Outgoing.class);
        if (outgoing == null) {
            return chain.proceed(request);
        }
        outgoing.sent.set(true);
        Response response = chain.proceed(outgoing.withKey(request));
        Response.Builder seen = response.newBuilder().request(request);
        if (response.code() == UNAVAILABLE && "0".equals(response.header("Retry-After"))) {
            // OkHttp would send the request again by itself, uncounted and uncharged.
            seen.header("Retry-After", "0.0");
        }
        return seen.build();
    }
}
