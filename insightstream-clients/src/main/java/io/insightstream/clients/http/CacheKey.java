package io.insightstream.clients.http;

import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What tells answers apart. The key a call is made with is no part of it: it is put on the request later.
 *
 * @param method the method
 * @param url the whole address, with the query
 * @param headers the headers of the call, such as the language asked for
 */
record CacheKey(String method, HttpUrl url, Headers headers) {

    static CacheKey of(HttpCall call, Endpoint endpoint) {
        return new CacheKey(call.method(), endpoint.url(call), call.headers());
    }

    long bytes() {
        return url.toString().length() + headers.byteCount();
    }
}
