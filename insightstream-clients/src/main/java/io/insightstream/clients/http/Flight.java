package io.insightstream.clients.http;

import io.insightstream.error.Cancelled;
import io.insightstream.error.TimedOut;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One call that several callers wait for. Each waits as long as it can; when the last one has left, the call is
 * cancelled.
 */
final class Flight extends CompletableFuture<CachedAnswer> {

    private static final int ABANDONED = -1;

    private final AtomicInteger waiting = new AtomicInteger(1);
    private final Deadline deadline;
    private final String name;
    private final Runnable afterFailure;
    private volatile @Nullable Future<?> task;

    /**
     * Starts with one caller waiting.
     *
     * @param name what messages call it
     * @param deadline the deadline of that caller
     * @param afterFailure runs if it fails, when the cache has forgotten it
     */
    Flight(String name, Deadline deadline, Runnable afterFailure) {
        this.name = name;
        this.deadline = deadline;
        this.afterFailure = afterFailure;
    }

    /** The latest deadline of those who wait. */
    Deadline deadline() {
        return deadline;
    }

    void start(ExecutorService threads, Runnable call) {
        try {
            task = threads.submit(call);
        } catch (RejectedExecutionException e) {
            fail(new Cancelled(name + " was not sent: its provider is closed"));
            return;
        }
        if (waiting.get() == ABANDONED) {
            cancelTask();
        }
    }

    /** Waits with the others; false if they have all left and the call is no more. */
    boolean join(Deadline own) {
        int before = waiting.getAndUpdate(callers -> callers == ABANDONED ? ABANDONED : callers + 1);
        if (before == ABANDONED) {
            return false;
        }
        deadline.extendTo(own.at());
        return true;
    }

    /** Waits for the answer until the caller's own deadline. */
    CachedAnswer await(Deadline own) {
        try {
            return get(Math.max(0, own.remaining().toNanos()), TimeUnit.NANOSECONDS);
        } catch (CancellationException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " failed in a way that is a defect", e.getCause());
        } catch (TimeoutException e) {
            leave();
            throw new TimedOut(name + " had no answer when its deadline passed; give it more time", e);
        } catch (InterruptedException e) {
            leave();
            throw Cancelled.interrupted(name + " was interrupted while it waited for the answer", e);
        }
    }

    private void leave() {
        if (waiting.updateAndGet(callers -> callers == 1 ? ABANDONED : callers - 1) == ABANDONED) {
            fail(new Cancelled(name + " was cancelled: nobody waits for it any more"));
            cancelTask();
        }
    }

    private void cancelTask() {
        Future<?> running = task;
        if (running != null) {
            running.cancel(true);
        }
    }

    void fail(Throwable failure) {
        if (completeExceptionally(new Failed(failure))) {
            afterFailure.run();
        }
    }

    /** How a failure is kept: as a cancellation, which the cache does not write to its log. */
    private static final class Failed extends CancellationException {

        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            initCause(cause);
        }
    }
}
