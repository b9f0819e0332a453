package io.insightstream.clients.http;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;

/**
 * Cancels a call when the thread that waits for it is interrupted. An interruption alone does not wake a thread that
 * reads from a socket; the platform does run {@link #implCloseChannel} then.
 */
final class InterruptibleRead extends AbstractInterruptibleChannel {

    private final Call call;

    InterruptibleRead(Call call) {
        this.call = call;
    }

    <T> T of(Source<T> source) throws IOException {
        boolean completed = false;
        begin();
        try {
            T read = source.read();
            completed = true;
            return read;
        } finally {
            endUnlessRead(completed);
        }
    }

    private void endUnlessRead(boolean completed) throws AsynchronousCloseException {
        try {
            end(completed);
        } catch (AsynchronousCloseException e) {
            // What has been read to its end is not thrown away; the thread's flag tells of the interruption.
            if (!completed) {
                throw e;
            }
        }
    }

    @Override
    protected void implCloseChannel() {
        call.cancel();
    }

    /** Something that blocks. */
    @FunctionalInterface
    interface Source<T> {
        T read() throws IOException;
    }
}
