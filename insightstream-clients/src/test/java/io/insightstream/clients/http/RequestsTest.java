package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.clients.http.HttpCaller.KeyPlace;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.Unauthorized;
import io.insightstream.fake.PromptSockets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest extends CallerTest {

    @StartStop
    final MockWebServer elsewhere = PromptSockets.server();

    @Test
    void a_call_goes_below_the_base_address_with_its_query_and_headers() throws InterruptedException {
        answer("done");

        caller().call(HttpCall.get("things.list", "things:batch")
                .query("id", "a,b c&d")
                .query("absent", null)
                .query("max", 50)
                .header("Accept-Language", "de")
                .build());

        RecordedRequest request = server.takeRequest();
        assertEquals("/api/v1/things:batch", request.getUrl().encodedPath());
        assertEquals("a,b c&d", request.getUrl().queryParameter("id"));
        assertEquals("50", request.getUrl().queryParameter("max"));
        assertFalse(request.getUrl().queryParameterNames().contains("absent"));
        assertEquals("de", request.getHeaders().get("Accept-Language"));
        assertEquals("gzip", request.getHeaders().get("Accept-Encoding"));
        assertTrue(String.valueOf(request.getHeaders().get("User-Agent")).contains("gzip"));
    }

    @Test
    void the_key_goes_in_a_header() throws InterruptedException {
        answer("done");

        caller(builder -> builder.keys(keys(KEY), new KeyPlace.Header("Authorization", "Bearer ")))
                .call(LIST);

        RecordedRequest request = server.takeRequest();
        assertEquals("Bearer " + KEY, request.getHeaders().get("Authorization"));
        assertEquals("/api/v1/things", request.getTarget());
    }

    @Test
    void the_key_goes_in_the_query_or_as_a_user_where_it_is_told_to() throws InterruptedException {
        answer("done");
        answer("done");

        caller(builder -> builder.keys(keys("a+b/c"), new KeyPlace.Query("key")))
                .call(LIST);
        caller(builder -> builder.keys(keys(KEY), new KeyPlace.Basic())).call(LIST);

        assertEquals("a+b/c", server.takeRequest().getUrl().queryParameter("key"));
        assertEquals(
                okhttp3.Credentials.basic(KEY, ""),
                server.takeRequest().getHeaders().get("Authorization"));
    }

    @Test
    void interceptors_of_the_users_client_see_no_key() throws InterruptedException {
        StringBuilder seen = new StringBuilder();
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    okhttp3.Response response = chain.proceed(chain.request());
                    seen.append(chain.request().url())
                            .append(chain.request().headers().toMultimap());
                    seen.append(response.request().url()).append(response);
                    return response;
                })
                .build();
        answer("done");

        caller(builder -> builder.client(client).keys(keys(KEY), new KeyPlace.Query("key")))
                .call(LIST);

        assertEquals(KEY, server.takeRequest().getUrl().queryParameter("key"));
        assertFalse(seen.toString().contains(KEY), seen.toString());
    }

    @Test
    void a_key_no_header_can_carry_is_refused_without_repeating_it() {
        HttpCaller caller = caller(builder -> builder.keys(keys("schlüssel"), IN_HEADER));

        InvalidRequest failure = assertThrows(InvalidRequest.class, () -> caller.call(LIST));

        assertFalse(message(failure).contains("schl"), message(failure));
        assertEquals(0, requests());
    }

    @Test
    void an_address_that_was_handed_out_gets_the_key_only_at_the_provider_itself() throws InterruptedException {
        HttpCaller caller = caller(builder -> builder.keys(keys(KEY), IN_HEADER));
        answer("here");
        elsewhere.enqueue(new MockResponse.Builder().body("there").build());

        caller.call(HttpCall.get("things.read", server.url("/files/1?a=b").toString())
                .build());
        HttpAnswer there = caller.call(
                HttpCall.get("things.read", elsewhere.url("/files/2").toString())
                        .build());

        RecordedRequest own = server.takeRequest();
        assertEquals("/files/1?a=b", own.getTarget());
        assertEquals(KEY, own.getHeaders().get("X-Goog-Api-Key"));
        assertEquals("there", there.text());
        assertNull(elsewhere.takeRequest().getHeaders().get("X-Goog-Api-Key"));
    }

    @Test
    void an_address_that_is_none_is_refused() {
        assertThrows(
                InvalidRequest.class,
                () -> caller().call(HttpCall.get("things.read", "https://").build()));
    }

    @Test
    void a_packed_body_is_unpacked_and_counted_unpacked() {
        Buffer packed = new Buffer();
        try (okio.BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8("a".repeat(10_000));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        MockResponse response = new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
        server.enqueue(response);
        server.enqueue(response);

        assertEquals(
                10_000, caller(builder -> builder.maxBytes(10_000)).call(LIST).size());
        MalformedResponse failure = assertThrows(
                MalformedResponse.class,
                () -> caller(builder -> builder.maxBytes(9_999)).call(LIST));
        assertTrue(message(failure).contains("9999 bytes"), message(failure));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_larger_than_the_limit_is_refused(boolean announced) {
        MockResponse.Builder response = new MockResponse.Builder();
        server.enqueue(
                announced
                        ? response.body("123456").build()
                        : response.chunkedBody("123456", 2).build());

        MalformedResponse failure = assertThrows(
                MalformedResponse.class,
                () -> caller(builder -> builder.maxBytes(5)).call(LIST));

        assertTrue(message(failure).contains("5 bytes"), message(failure));
    }

    @Test
    void a_paid_answer_that_is_too_large_leaves_its_outcome_unknown() {
        answer("123456");

        assertThrows(
                OutcomeUnknown.class,
                () -> caller(builder -> builder.maxBytes(5)).call(PAY));
    }

    @Test
    void a_redirect_within_the_provider_is_followed_with_the_key() throws InterruptedException {
        answer(302, "Location", "/api/v2/things");
        answer("done");

        HttpAnswer answer =
                caller(builder -> builder.keys(keys(KEY), IN_HEADER)).call(LIST);

        assertEquals("done", answer.text());
        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertEquals("/api/v2/things", second.getTarget());
        assertEquals(KEY, second.getHeaders().get("X-Goog-Api-Key"));
    }

    @Test
    void a_redirect_to_another_port_gets_no_key() throws InterruptedException {
        answer(302, "Location", elsewhere.url("/things").toString());
        elsewhere.enqueue(new MockResponse.Builder().body("done").build());

        HttpAnswer answer =
                caller(builder -> builder.keys(keys(KEY), IN_HEADER)).call(LIST);

        assertEquals("done", answer.text());
        assertNull(elsewhere.takeRequest().getHeaders().get("X-Goog-Api-Key"));
    }

    @Test
    void a_redirect_that_repeats_the_key_does_not_pass_it_on() throws InterruptedException {
        answer(302, "Location", elsewhere.url("/new") + "?a=1&key=" + KEY + "&b=2");
        elsewhere.enqueue(new MockResponse.Builder().body("moved").build());

        HttpCaller caller = caller(builder -> builder.keys(keys(KEY), new KeyPlace.Query("key")));

        assertEquals("moved", caller.call(LIST).text());
        assertEquals("/new?a=1&b=2", elsewhere.takeRequest().getTarget());
    }

    @Test
    void a_redirect_to_a_foreign_host_is_refused_unless_it_is_allowed() throws InterruptedException {
        String foreign = "http://127.0.0.1:" + elsewhere.getPort() + "/things?secret=" + KEY;
        answer(302, "Location", foreign);
        answer(302, "Location", foreign);
        elsewhere.enqueue(new MockResponse.Builder().body("done").build());

        MalformedResponse failure = assertThrows(
                MalformedResponse.class,
                () -> caller(builder -> builder.keys(keys(KEY), IN_HEADER)).call(LIST));
        HttpAnswer allowed = caller(
                        builder -> builder.redirectHosts(Set.of("127.0.0.1")).keys(keys(KEY), IN_HEADER))
                .call(LIST);

        assertTrue(message(failure).contains("127.0.0.1"), message(failure));
        assertFalse(message(failure).contains(KEY), message(failure));
        assertEquals("done", allowed.text());
        assertNull(elsewhere.takeRequest().getHeaders().get("X-Goog-Api-Key"));
    }

    @Test
    void redirects_in_a_circle_end() {
        for (int i = 0; i < 7; i++) {
            answer(307, "Location", "/api/v1/things");
        }

        assertThrows(MalformedResponse.class, () -> caller().call(LIST));
        assertEquals(6, requests());
    }

    @Test
    void a_redirect_to_nowhere_is_refused() {
        answer(301);

        assertThrows(MalformedResponse.class, () -> caller().call(LIST));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirected_post_is_sent_on_as_it_was_only_with_307_and_308(int status) throws InterruptedException {
        answer(status, "Location", "/api/v1/things/1");
        answer("done");

        caller().call(PAY);

        server.takeRequest();
        assertEquals(status < 307 ? "GET" : "POST", server.takeRequest().getMethod());
    }

    @Test
    void an_error_that_repeats_the_key_does_not_pass_it_on() {
        server.enqueue(
                new MockResponse.Builder().code(401).body("no such key: " + KEY).build());

        Unauthorized failure = assertThrows(
                Unauthorized.class,
                () -> caller(builder -> builder.keys(keys(KEY), IN_HEADER)).call(LIST));

        assertTrue(message(failure).endsWith("no such key: ***"), message(failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b/c-0123456789", "a%2Bb%2Fc-0123456789", "YStiL2MtMDEyMzQ1Njc4OTo="})
    void nor_does_one_that_repeats_it_as_it_was_written_on_the_request(String echoed) {
        server.enqueue(
                new MockResponse.Builder().code(401).body("got: " + echoed).build());

        Unauthorized failure = assertThrows(
                Unauthorized.class,
                () -> caller(builder -> builder.keys(keys("a+b/c-0123456789"), new KeyPlace.Query("key")))
                        .call(LIST));

        assertTrue(message(failure).endsWith("got: ***"), message(failure));
    }

    @Test
    void the_users_client_stays_open_and_unchanged() throws Exception {
        OkHttpClient client = new OkHttpClient();
        answer("done");
        answer("still open");
        HttpCaller caller = builder().client(client).build();

        caller.call(LIST);
        caller.close();

        assertEquals(1, client.connectionPool().connectionCount(), "its connections are shared");
        assertFalse(client.dispatcher().executorService().isShutdown());
        assertTrue(client.followRedirects());
        okhttp3.Request request =
                new okhttp3.Request.Builder().url(server.url("/")).build();
        try (okhttp3.Response response = client.newCall(request).execute()) {
            assertEquals("still open", response.body().string());
        }
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Test
    void everything_wrong_with_a_configuration_is_told_at_once() {
        InvalidRequest failure = assertThrows(
                InvalidRequest.class,
                () -> HttpCaller.builder(
                                new io.insightstream.call.ProviderId("things"),
                                "ftp://example.com/" + URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                                new PlainErrors(time))
                        .retries(0, Duration.ZERO, Duration.ofSeconds(1))
                        .deadline(Duration.ZERO)
                        .notFoundFreshFor(Duration.ofSeconds(-1))
                        .maxBytes(0)
                        .cacheBytes(-1)
                        .build());

        for (String problem : new String[] {
            "base address", "attempts", "backoffs", "deadline", "notFoundFreshFor", "maxBytes", "cacheBytes"
        }) {
            assertTrue(message(failure).contains(problem), message(failure));
        }
        assertFalse(message(failure).contains(KEY), message(failure));
    }

    @Test
    void a_body_is_sent() throws InterruptedException {
        answer("made");

        caller().call(PAY);

        RecordedRequest request = server.takeRequest();
        assertEquals("POST", request.getMethod());
        okio.ByteString body = request.getBody();
        assertNotNull(body);
        assertEquals("{}", body.utf8());
    }
}
