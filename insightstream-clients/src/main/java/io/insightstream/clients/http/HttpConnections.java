package io.insightstream.clients.http;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The client that requests go through, and the end of what of it is ours. */
final class HttpConnections implements AutoCloseable {

    private final OkHttpClient client;
    private final @Nullable ConnectionPool ownPool;
    private volatile boolean closed;

    /**
     * Derives a client: what would send, wait, repeat or keep by itself is switched off, as all of that happens here
     * once.
     *
     * @param given the user's client, whose connections are shared and stay open; null to make one
     */
    HttpConnections(@Nullable OkHttpClient given) {
        this(given, client -> {});
    }

    /** Derives a client, and changes more of it. */
    HttpConnections(@Nullable OkHttpClient given, Consumer<OkHttpClient.Builder> change) {
        this.ownPool = given == null ? new ConnectionPool() : null;
        OkHttpClient.Builder builder = given == null ? new OkHttpClient.Builder() : given.newBuilder();
        if (ownPool != null) {
            builder.connectionPool(ownPool);
        }
        change.accept(builder);
        this.client = builder
                // Its own, so that close() can cancel our calls and no others.
                .dispatcher(new Dispatcher())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .addNetworkInterceptor(Outgoing::atTheConnection)
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    boolean isClosed() {
        return closed;
    }

    /** A request is over; if it ran into the end of its client, its connection goes too. */
    void released() {
        if (closed && ownPool != null) {
            ownPool.evictAll();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        released();
    }
}
