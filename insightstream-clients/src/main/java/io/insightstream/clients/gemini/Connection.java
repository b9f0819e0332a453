package io.insightstream.clients.gemini;

import io.insightstream.clients.http.HttpCaller;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The caller that the providers of one account share: closed when the last of those that were handed out is. */
final class Connection implements AutoCloseable {

    private final HttpCaller caller;
    private final Set<Handle> handles = ConcurrentHashMap.newKeySet();

    Connection(HttpCaller caller) {
        this.caller = caller;
    }

    HttpCaller caller() {
        return caller;
    }

    Handle handle() {
        return new Handle(this);
    }

    void opened(Handle handle) {
        handles.add(handle);
    }

    /** Closing one twice is the same as once. */
    void closed(Handle handle) {
        if (handles.remove(handle) && handles.isEmpty()) {
            caller.close();
        }
    }

    @Override
    public void close() {
        caller.close();
    }
}
