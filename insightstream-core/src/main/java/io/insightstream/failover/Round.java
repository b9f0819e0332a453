package io.insightstream.failover;

import io.insightstream.call.CallListener;
import io.insightstream.call.Provenance.Skipped;
import io.insightstream.call.ProviderId;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unsupported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One call as it goes from provider to provider. For one thread. */
final class Round<P extends AutoCloseable, R> {

    private final ProviderId id;
    private final Question<P, R> question;
    private final Predicate<InsightStreamException> moves;
    private final CallListener listener;
    private final Instant now;

    private final Map<Entry<P>, Skipped> skipped = new LinkedHashMap<>();
    private final List<InsightStreamException> failures = new ArrayList<>();
    private @Nullable Entry<P> failed;

    Round(
            ProviderId id,
            Question<P, R> question,
            Predicate<InsightStreamException> moves,
            CallListener listener,
            Instant now) {
        this.id = id;
        this.question = question;
        this.moves = moves;
        this.listener = listener;
        this.now = now;
    }

    /** Asks each that can and does not rest; then, as the last hope, those that rest by our own decision. */
    Answer<R> ask(List<Entry<P>> entries) {
        List<Entry<P>> resting = new ArrayList<>();
        for (Entry<P> entry : entries) {
            if (fits(entry)) {
                Entry.Turn turn = entry.turn();
                if (turn == null) {
                    skipped.put(entry, new Skipped(entry.id(), false, Reasons.ofRest(entry.standing())));
                    resting.add(entry);
                } else {
                    Answer<R> answer = ask(entry, turn);
                    if (answer != null) {
                        return answer;
                    }
                }
            }
        }
        for (Entry<P> entry : resting) {
            Standing standing = entry.standing();
            boolean refuses = standing.told() && standing.until() != null && now.isBefore(standing.until());
            Answer<R> answer = refuses ? null : ask(entry, entry.lastTurn());
            if (answer != null) {
                return answer;
            }
        }
        throw failures.isEmpty() ? nobodyAsked(resting) : withTheOthers(failures.get(failures.size() - 1));
    }

    /** Asks one provider and no other. */
    Answer<R> askOnly(Entry<P> entry) {
        question.check().accept(entry.provider());
        Answer<R> answer = ask(entry, entry.lastTurn());
        if (answer == null) {
            throw failures.get(0);
        }
        return answer;
    }

    private boolean fits(Entry<P> entry) {
        try {
            question.check().accept(entry.provider());
            return true;
        } catch (Unsupported absent) {
            skipped.put(entry, new Skipped(entry.id(), false, Reasons.of(absent)));
            return false;
        }
    }

    /** The answer; null if the next provider is to be asked. */
    private @Nullable Answer<R> ask(Entry<P> entry, Entry.Turn turn) {
        boolean over = false;
        try {
            if (failed != null) {
                listener.failedOver(new CallListener.Failover(
                        question.operation(), failed.id(), entry.id(), failures.get(failures.size() - 1)));
            }
            R result = question.call().apply(entry.provider());
            entry.works(turn);
            over = true;
            skipped.remove(entry);
            return new Answer<>(result, entry.name(), List.copyOf(skipped.values()), failures.size());
        } catch (InsightStreamException thrown) {
            InsightStreamException failure = withProvider(entry, thrown);
            over = judge(entry, turn, failure);
            if (!moves.test(failure) || !question.mayMove().getAsBoolean()) {
                throw withTheOthers(failure);
            }
            failed = entry;
            failures.add(failure);
            skipped.put(entry, new Skipped(entry.id(), true, Reasons.of(failure)));
            return null;
        } finally {
            if (!over) {
                entry.letsGo(turn);
            }
        }
    }

    /** What may be resumed names the provider as well, or nobody would know where. */
    private static InsightStreamException withProvider(Entry<?> entry, InsightStreamException failure) {
        if (failure instanceof OutcomeUnknown unknown && unknown.operationId().isPresent()) {
            Token token = new Token(entry.name(), unknown.operationId().get());
            return new OutcomeUnknown(String.valueOf(unknown.getMessage()), token.toString(), unknown);
        }
        return failure;
    }

    /** Whether the failure says something about the provider, and not about this request alone. */
    private boolean judge(Entry<P> entry, Entry.Turn turn, InsightStreamException failure) {
        if (Rest.isDueTo(failure, question.modelNamed())) {
            entry.fails(turn, failure);
            return true;
        }
        if (failure instanceof NotFound || failure instanceof ContentRefused) {
            entry.works(turn);
            return true;
        }
        return false;
    }

    /** The failure to throw, with what happened before and why others rest. */
    private InsightStreamException withTheOthers(InsightStreamException thrown) {
        List<InsightStreamException> others = new ArrayList<>(failures);
        skipped.forEach((entry, why) -> {
            InsightStreamException resting =
                    why.asked() ? null : entry.standing().failure();
            if (resting != null) {
                others.add(resting);
            }
        });
        others.stream().filter(other -> other != thrown).distinct().forEach(thrown::addSuppressed);
        return thrown;
    }

    private InsightStreamException nobodyAsked(List<Entry<P>> resting) {
        StringBuilder reasons = new StringBuilder();
        skipped.forEach((entry, why) ->
                reasons.append("; ").append(entry.name()).append(": ").append(why.reason()));
        if (resting.isEmpty()) {
            return new Unsupported(
                    "no provider of '" + id + "' can do all that this " + question.operation() + " needs" + reasons);
        }
        Entry<P> soonest = resting.get(0);
        Duration wait = null;
        for (Entry<P> entry : resting) {
            Standing standing = entry.standing();
            Duration left = standing.until() == null ? Duration.ZERO : Duration.between(now, standing.until());
            if (wait == null || left.compareTo(wait) < 0) {
                soonest = entry;
                wait = left;
            }
        }
        return new RateLimited(
                "every provider of '" + id + "' that could do this " + question.operation()
                        + " asked to be left alone; nothing was sent" + reasons,
                wait == null || wait.isNegative() ? Duration.ZERO : wait,
                soonest.standing().failure());
    }
}
