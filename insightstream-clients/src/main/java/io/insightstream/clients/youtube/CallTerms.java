package io.insightstream.clients.youtube;

import io.insightstream.clients.http.HttpCall;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * The terms of a call that its address does not tell.
 *
 * @param operation YouTube's name of the operation
 * @param charge what it is charged
 * @param freshFor how long the answer may be served from the cache; zero for not at all
 */
record CallTerms(String operation, Tariff.Charge charge, Duration freshFor) {

    /** Some of Google's servers pack an answer only for a client that names gzip here too. */
    private static final String USER_AGENT = "InsightStream (gzip)";

    /** Where Google's library is told to send requests: the host is never used, the caller has its own. */
    static final String PLACEHOLDER = "https://youtube.invalid/";

    /** The call of an address that Google's library made. */
    HttpCall call(String url) {
        HttpUrl address = HttpUrl.get(url);
        HttpCall.Builder call = start(address.encodedPath().substring(1));
        for (int i = 0; i < address.querySize(); i++) {
            call.query(address.queryParameterName(i), address.queryParameterValue(i));
        }
        return call.build();
    }

    /** Starts a call of a path. */
    HttpCall.Builder start(String path) {
        HttpCall.Builder call =
                HttpCall.get(operation, path).header("User-Agent", USER_AGENT).charge(charge.bucket(), charge.units());
        return freshFor.isZero() ? call : call.freshFor(freshFor);
    }
}
