package io.insightstream.clients.youtube;

import io.insightstream.error.Cancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Makes calls beside the one a caller waits for, on few threads. Whoever needs such a call and finds that no thread has
 * begun it makes it on the own thread: many callers never wait for a free thread.
 */
final class SideCalls implements AutoCloseable {

    private static final int THREADS = 8;

    private final ThreadPoolExecutor threads;

    SideCalls() {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "youtube-side-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Begins a call as soon as a thread is free. */
    <T> SideCall<T> start(Supplier<T> call) {
        SideCall<T> started = new SideCall<>(new FutureTask<>(call::get));
        try {
            threads.execute(started.task);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: whoever still waits makes the call and hears of it.
        }
        return started;
    }

    /**
     * Makes several calls at a time, the first on the own thread.
     *
     * @return the answers, in the order of the calls; if one fails, the others are given up
     */
    <T> List<T> all(List<Supplier<T>> calls) {
        List<SideCall<T>> besides = calls.stream().skip(1).map(this::start).toList();
        List<T> answers = new ArrayList<>();
        try {
            if (!calls.isEmpty()) {
                answers.add(calls.get(0).get());
            }
            besides.forEach(call -> answers.add(call.await()));
            return answers;
        } finally {
            // Does nothing unless one has failed: then the rest is of no use.
            besides.forEach(SideCall::cancel);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A call that was begun. */
    static final class SideCall<T> {

        private final FutureTask<T> task;

        private SideCall(FutureTask<T> task) {
            this.task = task;
        }

        /** The answer; waits for it, or makes the call if no thread has begun it. */
        T await() {
            task.run();
            try {
                return task.get();
            } catch (InterruptedException e) {
                throw Cancelled.interrupted("interrupted while waiting for YouTube", e);
            } catch (CancellationException e) {
                throw new Cancelled("the call to YouTube was given up with the one beside it");
            } catch (ExecutionException e) {
                throw rethrown(Objects.requireNonNull(e.getCause(), "cause"));
            }
        }

        /** Gives the call up; nothing happens if it is over. */
        void cancel() {
            task.cancel(true);
        }

        private static RuntimeException rethrown(Throwable failure) {
            if (failure instanceof Error error) {
                throw error;
            }
            // A supplier throws nothing checked.
            return (RuntimeException) failure;
        }
    }
}
