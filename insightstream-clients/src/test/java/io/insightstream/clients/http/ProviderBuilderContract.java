package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.CallListener;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Secret;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of every provider over HTTP whose builder is a {@link ProviderBuilder}.
 *
 * @param <P> the provider
 * @param <B> its builder
 */
public abstract class ProviderBuilderContract<P extends AutoCloseable, B extends ProviderBuilder<B>>
        extends HttpProviderContract<P> {

    /** For subclasses. */
    protected ProviderBuilderContract() {}

    /**
     * Starts a configuration.
     *
     * @return a builder without keys and without an address
     */
    protected abstract B builder();

    /**
     * Builds the provider.
     *
     * @param builder a builder of {@link #builder}, with keys and an address
     * @return a new provider
     */
    protected abstract P build(B builder);

    /**
     * The provider's answer to a key that it does not know.
     *
     * @return by default the error answer of status 401
     */
    protected MockResponse.Builder refusedKey() {
        return error(401, "no such key");
    }

    @Override
    protected final P provider(Setup setup) {
        return build(builder()
                .keys(setup.key())
                .baseUrl(setup.baseUrl())
                .clock(setup.clock())
                .sleeper(setup.sleeper())
                .random(setup.random())
                .deadline(setup.deadline())
                .listener(setup.listener()));
    }

    private B here() {
        return builder()
                .keys(Secret.of(KEY))
                .baseUrl(server.url("/").toString())
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    @Test
    void a_builder_names_all_that_is_wrong_or_missing_at_once() {
        String message = refused(builder().baseUrl("nowhere").attempts(0).deadline(Duration.ofSeconds(-1)));

        for (String part : List.of(
                "baseUrl: expected an http or https address without a user and a query, got 'nowhere'",
                "attempts: expected 1 or more, got 0",
                "deadline: expected more than zero, got PT-1S",
                "keys: ")) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void an_address_that_holds_a_key_is_refused_without_telling_the_key() {
        for (String address : List.of(
                "https://example.org/v1?key=" + KEY,
                "https://example.org/#" + KEY,
                "https://user:" + KEY + "@example.org/v1",
                "htp://user:" + KEY + "@example.org/v1?a")) {
            String message = refused(here().baseUrl(address));

            assertTrue(message.contains("example.org"), message);
            assertFalse(message.contains(KEY), message);
        }
    }

    @Test
    void a_provider_goes_by_the_name_it_is_given() {
        ProviderId second = new ProviderId("the-second-one");
        List<ProviderId> heard = Collections.synchronizedList(new ArrayList<>());
        CallListener listener = new CallListener() {
            @Override
            public void ended(End end) {
                heard.add(end.call().provider());
            }
        };
        server.enqueue(new MockResponse.Builder().body(happyBody()).build());
        call(toBeClosed(build(here().id(second).listener(listener))));

        assertEquals(List.of(second), heard);
    }

    @Test
    void the_limiter_is_asked_before_each_request() {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        server.enqueue(error(429, "slow down").build());
        server.enqueue(new MockResponse.Builder().body(happyBody()).build());
        call(toBeClosed(build(here().limiter((call, deadline) -> {
            asked.add(call.operation());
            return CallLimiter.Permit.FREE;
        }))));

        assertEquals(2, server.getRequestCount());
        assertEquals(2, asked.size());
    }

    @Test
    void a_call_is_tried_as_often_as_is_said() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(error(429, "slow down").build());
        }
        P provider = toBeClosed(build(here().attempts(2)));

        assertThrows(RateLimited.class, () -> call(provider));

        assertEquals(2, server.getRequestCount());
    }

    @Test
    void what_one_provider_learns_of_a_key_holds_for_the_next_of_its_builder() {
        server.enqueue(refusedKey().build());
        B builder = here();
        P one = toBeClosed(build(builder));
        P other = toBeClosed(build(builder));

        assertThrows(Unauthorized.class, () -> call(one));
        assertThrows(Unauthorized.class, () -> call(other));
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void a_client_of_the_user_is_used_and_stays_open() throws Exception {
        List<String> paths = Collections.synchronizedList(new ArrayList<>());
        OkHttpClient client = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    paths.add(chain.request().url().encodedPath());
                    return chain.proceed(chain.request());
                })
                .build();
        server.enqueue(new MockResponse.Builder().body(happyBody()).build());
        P provider = toBeClosed(build(here().client(client)));
        call(provider);
        provider.close();

        assertEquals(1, paths.size());
        assertFalse(client.dispatcher().executorService().isShutdown());
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private String refused(B builder) {
        InsightStreamException refusal = assertThrows(NotConfigured.class, () -> build(builder));
        return String.valueOf(refusal.getMessage());
    }
}
