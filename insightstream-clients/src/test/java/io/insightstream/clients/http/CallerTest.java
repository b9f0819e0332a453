package io.insightstream.clients.http;

import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.fake.PromptSockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;

/** A caller, the server it calls, and a clock that nobody waits for. */
abstract class CallerTest {

    static final String KEY = "AIzaSyA-0123456789_abcdefghijk";
    static final String OTHER_KEY = "AIzaSyB-zyxwvutsrq_9876543210";
    static final KeyPlace IN_HEADER = new KeyPlace.Header("X-Goog-Api-Key", "");
    static final HttpCall LIST = HttpCall.get("things.list", "things").build();
    static final HttpCall PAY = HttpCall.post(
                    "things.make", "things", RequestBody.create("{}", MediaType.get("application/json")))
            .build();

    @StartStop
    final MockWebServer server = PromptSockets.server();

    final TestTime time = new TestTime();
    private final List<HttpCaller> opened = new ArrayList<>();

    @AfterEach
    void closeCallers() {
        opened.forEach(HttpCaller::close);
    }

    HttpCaller caller() {
        return caller(builder -> builder);
    }

    HttpCaller caller(UnaryOperator<HttpCallerBuilder> options) {
        HttpCaller caller = options.apply(builder()).build();
        opened.add(caller);
        return caller;
    }

    HttpCallerBuilder builder() {
        return HttpCaller.builder(
                        new ProviderId("things"), server.url("/api/v1/").toString(), new PlainErrors(time))
                .clock(time)
                .sleeper(time)
                .random(() -> 1)
                .retries(4, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    KeyPool keys(String... keys) {
        Secret[] secrets = new Secret[keys.length];
        for (int i = 0; i < keys.length; i++) {
            secrets[i] = Secret.of(keys[i]);
        }
        return KeyPool.builder("things").keys(secrets).clock(time).build();
    }

    void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    void answer(int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body("status " + status);
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(response.build());
    }

    static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    int requests() {
        return server.getRequestCount();
    }
}
