package io.insightstream.clients.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.TimedOut;
import io.insightstream.spi.TextListener;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings what a model says on its own threads to the thread that asked, which waits no longer than the deadline. */
final class Exchange implements StreamingChatResponseHandler {

    /** Waiting for longer is waiting for ever. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final ProviderId provider;
    private final Duration deadline;
    private final long end;
    private final TextListener listener;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile @Nullable StreamingHandle handle;

    private sealed interface Event {}

    private record Piece(String text) implements Event {}

    private record Whole(ChatResponse response) implements Event {}

    private record Failure(Throwable error) implements Event {}

    Exchange(ProviderId provider, @Nullable Duration deadline, TextListener listener) {
        this.provider = provider;
        this.deadline = deadline == null || deadline.compareTo(LONGEST) > 0 ? LONGEST : deadline;
        this.end = System.nanoTime() + this.deadline.toNanos();
        this.listener = listener;
    }

    /** Answers on this thread, for another that waits. */
    @SuppressWarnings("IllegalCatch") // Whatever it is, who waits must hear of it.
    void answer(Supplier<ChatResponse> call) {
        try {
            onCompleteResponse(call.get());
        } catch (Throwable e) {
            onError(e);
        }
    }

    @Override
    public void onPartialResponse(String text) {
        if (!text.isEmpty()) {
            events.add(new Piece(text));
        }
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        handle = context.streamingHandle();
        onPartialResponse(piece.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        events.add(new Whole(response));
    }

    @Override
    public void onError(Throwable error) {
        events.add(new Failure(error));
    }

    /** Tells the listener every piece and returns the whole. */
    ChatResponse await() {
        boolean over = false;
        try {
            while (true) {
                Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event instanceof Piece piece) {
                    tell(piece.text());
                } else if (event instanceof Whole whole) {
                    over = true;
                    return whole.response();
                } else if (event instanceof Failure failure) {
                    over = true;
                    throw failure.error() instanceof RuntimeException e ? e : new ModelFailed(failure.error());
                } else {
                    throw new TimedOut("the provider '" + provider + "' did not answer within " + deadline
                            + "; allow more time or ask another model");
                }
            }
        } catch (InterruptedException e) {
            throw Cancelled.interrupted("waiting for the answer of '" + provider + "' was interrupted", e);
        } finally {
            StreamingHandle running = handle;
            if (!over && running != null) {
                running.cancel();
            }
        }
    }

    private void tell(String piece) {
        try {
            listener.piece(piece);
        } catch (RuntimeException e) {
            throw new ListenerFailed(e);
        }
    }

    /** What the caller's own listener threw, which is no failure of the model. */
    static final class ListenerFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        ListenerFailed(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }

        RuntimeException thrown() {
            return thrown;
        }
    }

    /** An error that a model handed over and that is no exception to throw. */
    static final class ModelFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ModelFailed(Throwable error) {
            super(error);
        }
    }
}
