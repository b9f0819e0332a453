package io.insightstream.clients.http;

import io.insightstream.error.Cancelled;
import io.insightstream.error.TimedOut;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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
    private final Consumer<Flight> beforeFailure;
    private volatile @Nullable Future<?> task;

    /**
     * Starts with one caller waiting.
     *
     * @param name what messages call it
     * @param deadline the deadline of that caller
     * @param beforeFailure runs if it fails, before those who wait hear of it
     */
    Flight(String name, Deadline deadline, Consumer<Flight> beforeFailure) {
        this.name = name;
        this.deadline = deadline;
        this.beforeFailure = beforeFailure;
    }

    /** The latest deadline of those who wait. */
    Deadline deadline() {
        return deadline;
    }

    void start(ExecutorService threads, Runnable call) {
        try {
            FutureTask<?> running = new FutureTask<>(() -> runUnlessOver(call), null);
            task = running;
            threads.execute(running);
        } catch (RejectedExecutionException e) {
            fail(new Cancelled(name + " was not sent: its provider is closed"));
            return;
        }
        if (waiting.get() == ABANDONED) {
            cancelTask();
        }
    }

    private void runUnlessOver(Runnable call) {
        // The interruption that ended the call before on this thread is not meant for this one; its own comes after it
        // failed.
        Thread.interrupted();
        if (!isDone()) {
            call.run();
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
            throw failure(e);
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

    /** Why it failed; newer releases of Java wrap the cancellation in another one. */
    private static RuntimeException failure(CancellationException cancellation) {
        Throwable cause = cancellation;
        while (cause instanceof CancellationException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error defect) {
            throw defect;
        }
        return cause instanceof RuntimeException failure ? failure : cancellation;
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
        if (!isDone()) {
            beforeFailure.accept(this);
        }
        completeExceptionally(new Failed(failure));
    }

    /** How a failure is kept: as a cancellation, which the cache does not write to its log. */
    private static final class Failed extends CancellationException {

        private static final long serialVersionUID = 1L;

        Failed(Throwable cause) {
            initCause(cause);
        }
    }
}
