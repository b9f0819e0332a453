package io.insightstream.clients.gemini;

import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.Cancelled;
import java.util.function.Consumer;
import java.util.function.Function;

/** One provider's part in a {@link Connection}. */
final class Handle implements AutoCloseable {

    private final Connection connection;
    private volatile boolean closed;

    Handle(Connection connection) {
        this.connection = connection;
    }

    <T> T call(HttpCall call, Function<HttpAnswer, T> reader) {
        return open(call).call(call, reader);
    }

    <T> T stream(HttpCall call, Consumer<String> lines, Function<HttpAnswer, T> reader) {
        return open(call).stream(call, lines, reader);
    }

    private HttpCaller open(HttpCall call) {
        if (closed) {
            throw new Cancelled(call.operation() + " was not sent: its provider is closed");
        }
        return connection.caller();
    }

    @Override
    public void close() {
        closed = true;
        connection.closed(this);
    }
}
