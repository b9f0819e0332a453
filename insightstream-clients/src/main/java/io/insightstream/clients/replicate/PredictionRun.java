package io.insightstream.clients.replicate;

import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.TimedOut;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches a prediction until it is final or its time is over. */
final class PredictionRun implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration LAST_MOMENT = Duration.ofMillis(250);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final Predictions predictions;
    private final Duration deadline;
    private final Clock clock;
    private final Sleeper sleeper;

    PredictionRun(Predictions predictions, Duration deadline, Clock clock, Sleeper sleeper) {
        this.predictions = predictions;
        this.deadline = deadline;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** When the time of a prediction that is asked for now is over. */
    Instant deadline() {
        return clock.instant().plus(deadline);
    }

    /**
     * Begins a prediction, waits for it, and stops it if nobody waits any more.
     *
     * @return the prediction, final
     * @throws OutcomeUnknown if it is not known whether it ends with a picture
     */
    Prediction own(String model, Map<String, Object> input, Instant end) {
        Prediction state = predictions.create(model, input, remaining(end));
        while (!state.isFinal()) {
            Prediction next;
            try {
                next = next(state, end);
            } catch (Cancelled e) {
                throw leave(state, e);
            } catch (InsightStreamException e) {
                throw unknown(state, "cannot be asked after", e);
            }
            if (next == null) {
                return stopped(state);
            }
            state = next;
        }
        return state;
    }

    /**
     * Waits for a prediction that was begun before. It is left running whatever happens: who asks for it wants it.
     *
     * @return the prediction, final
     */
    Prediction resumed(String id) {
        Instant end = deadline();
        Prediction state = predictions.get(id, remaining(end));
        while (!state.isFinal()) {
            Prediction next = next(state, end);
            if (next == null) {
                throw new TimedOut("the prediction '" + id + "' at Replicate was still "
                        + state.status().name().toLowerCase(java.util.Locale.ROOT)
                        + " when the deadline passed; it goes on: resume it again");
            }
            state = next;
        }
        return state;
    }

    private Duration remaining(Instant end) {
        return Duration.between(clock.instant(), end);
    }

    /** The state after a wait; null if the time is over. */
    private @Nullable Prediction next(Prediction state, Instant end) {
        Duration left = remaining(end).minus(LAST_MOMENT);
        if (left.isZero() || left.isNegative()) {
            return null;
        }
        Duration wait = wait(state.attempts());
        try {
            sleeper.sleep(wait.compareTo(left) < 0 ? wait : left);
        } catch (InterruptedException e) {
            throw Cancelled.interrupted("the wait for the prediction '" + state.id() + "' was interrupted", e);
        }
        Duration time = remaining(end);
        if (time.isZero() || time.isNegative()) {
            return null;
        }
        try {
            return predictions.get(state.id(), time).after(state);
        } catch (TimedOut e) {
            if (clock.instant().isBefore(end)) {
                throw e;
            }
            return null;
        }
    }

    /** Half as long again each time. */
    private static Duration wait(int asked) {
        double millis = FIRST_WAIT.toMillis() * Math.pow(1.5, Math.min(20, Math.max(0, asked - 1)));
        return Duration.ofMillis((long) Math.min(millis, (double) LONGEST_WAIT.toMillis()));
    }

    /** The deadline passed: stop it, unless it has just ended. */
    private Prediction stopped(Prediction state) {
        Prediction last;
        try {
            last = predictions.cancel(state.id(), TIME_TO_STOP).after(state);
        } catch (InsightStreamException e) {
            throw unknown(state, "was not finished when the deadline passed, and cannot be stopped", e);
        }
        if (last.status() == Prediction.Status.SUCCEEDED) {
            return last;
        }
        if (last.isStopped()) {
            throw new TimedOut("the prediction '" + state.id()
                    + "' at Replicate was not finished when the deadline passed and was cancelled; give it more time");
        }
        throw unknown(state, "was not finished when the deadline passed, and it is not certain that it stops", null);
    }

    /** Nobody waits any more: stop it, although this thread is interrupted. */
    private InsightStreamException leave(Prediction state, Cancelled cause) {
        boolean interrupted = Thread.interrupted();
        try {
            if (predictions.cancel(state.id(), TIME_TO_STOP).isStopped()) {
                return cause;
            }
        } catch (InsightStreamException e) {
            cause.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return unknown(state, "was left, and it is not certain that it stops", cause);
    }

    @Override
    public void close() {
        predictions.close();
    }

    static OutcomeUnknown unknown(Prediction state, String what, @Nullable InsightStreamException cause) {
        return new OutcomeUnknown(
                "the prediction '" + state.id() + "' at Replicate " + what
                        + "; it may cost what it costs. Fetch it with "
                        + "resume(\"" + state.id() + "\") within the hour before you ask anew."
                        + (cause == null ? "" : " " + cause.getMessage()),
                state.id(),
                cause);
    }
}
