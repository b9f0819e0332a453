package io.insightstream.call;

import org.jspecify.annotations.Nullable;

/** Closes providers that are used together: if one fails, the others are closed all the same. */
public final class Closing {

    private Closing() {}

    /**
     * Closes each, in order.
     *
     * @param providers what to close
     * @throws RuntimeException what the first that failed threw, in an {@link IllegalStateException} if it is checked; what
     *     others threw is suppressed in it
     */
    public static void all(Iterable<? extends AutoCloseable> providers) {
        RuntimeException failure = null;
        for (AutoCloseable each : providers) {
            RuntimeException problem = problem(each);
            if (failure == null) {
                failure = problem;
            } else if (problem != null && !problem.equals(failure)) {
                failure.addSuppressed(problem);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException problem(AutoCloseable closed) {
        try {
            closed.close();
            return null;
        } catch (RuntimeException e) {
            return e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new IllegalStateException(e);
        }
    }
}
