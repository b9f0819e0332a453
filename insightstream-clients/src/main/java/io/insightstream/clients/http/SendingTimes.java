package io.insightstream.clients.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * When requests were sent and when those that wait may be, in the order they came. Not safe for use by several threads.
 */
final class SendingTimes {

    private final List<Meter> meters;
    private final Duration window;
    private final Duration ahead;
    private final TreeMap<Long, Slot> waiting = new TreeMap<>();
    /** In the order they were sent, which a thread that wakes late can make another than that of their turns. */
    private final Deque<Slot> sent = new ArrayDeque<>();

    private long tickets;
    private long sendings;
    private Instant pausedUntil = Instant.MIN;
    private long granted;
    private Instant grantedUntil = Instant.MIN;
    private long grantedTo;

    /**
     * Starts with nothing sent.
     *
     * @param window the time in which no more than the limits may be sent
     * @param ahead how far apart requests go while it is not known how many may follow
     */
    SendingTimes(List<Meter> meters, Duration window, Duration ahead) {
        this.meters = meters;
        this.window = window;
        this.ahead = ahead;
    }

    /** Something that is limited: how much of it a call takes, and how much a window has. */
    record Meter(String what, long limit, ToLongFunction<HttpCall> weight) {

        long of(HttpCall call) {
            return Math.max(0, weight.applyAsLong(call));
        }
    }

    /** When a request may be sent, and what it waits for until then. */
    record Turn(Instant at, String waitsFor) {

        Turn notBefore(Instant other, String reason) {
            return other.isAfter(at) ? new Turn(other, reason) : this;
        }
    }

    /** A request that waits or was sent. */
    static final class Slot {
        private final long ticket;
        private final long[] weights;
        private Instant at;
        private long sending;

        private Slot(long ticket, long[] weights, Instant at) {
            this.ticket = ticket;
            this.weights = weights;
            this.at = at;
        }
    }

    /** Lines a request up behind all others. */
    Slot enter(HttpCall call, Instant now) {
        long[] weights = meters.stream().mapToLong(meter -> meter.of(call)).toArray();
        Slot slot = new Slot(tickets++, weights, now);
        waiting.put(slot.ticket, slot);
        return slot;
    }

    /** Takes a request that will not be sent out of the line. */
    void leave(Slot slot) {
        waiting.remove(slot.ticket);
    }

    /** When a request may be sent, as far as can be told now. */
    Turn turn(Slot slot, Instant now) {
        Turn turn = new Turn(now, "").notBefore(pausedUntil, "the provider asked to wait");
        Map.Entry<Long, Slot> ahead = waiting.lowerEntry(slot.ticket);
        if (ahead != null) {
            turn = turn.notBefore(ahead.getValue().at, "others came first");
        }
        if (grantedUntil.isAfter(turn.at()) && waiting.headMap(slot.ticket).size() >= granted) {
            turn = turn.notBefore(grantedUntil, "the provider says that no request is left");
        }
        for (int i = 0; i < meters.size(); i++) {
            turn = turn(slot, i, now, turn);
        }
        slot.at = turn.at();
        return turn;
    }

    private Turn turn(Slot slot, int meter, Instant now, Turn turn) {
        long weight = slot.weights[meter];
        if (weight == 0) {
            return turn;
        }
        long room = meters.get(meter).limit() - weight;
        for (Slot ahead : waiting.headMap(slot.ticket, false).descendingMap().values()) {
            room -= ahead.weights[meter];
            if (room < 0) {
                return full(meter, ahead.at.isAfter(now) ? ahead.at : now, turn);
            }
        }
        for (Iterator<Slot> latest = sent.descendingIterator(); latest.hasNext(); ) {
            Slot before = latest.next();
            room -= before.weights[meter];
            if (room < 0) {
                return full(meter, before.at, turn);
            }
        }
        return turn;
    }

    private Turn full(int meter, Instant since, Turn turn) {
        Meter limited = meters.get(meter);
        return turn.notBefore(
                since.plus(window), "no more than " + limited.limit() + " " + limited.what() + " a minute are allowed");
    }

    /** Sends a request whose turn it is. */
    void send(Slot slot, Instant now) {
        waiting.remove(slot.ticket);
        slot.at = now;
        slot.sending = ++sendings;
        granted--;
        if (granted < 0 && grantedTo > 0 && !grantedUntil.isAfter(now)) {
            // The count has started anew, but not how far is known: one goes ahead, and its answer may tell.
            grantedUntil = now.plus(ahead);
        }
        // What no window holds any more says nothing.
        while (!sent.isEmpty() && !sent.getFirst().at.plus(window).isAfter(now)) {
            sent.removeFirst();
        }
        sent.addLast(slot);
    }

    /** The provider wants to be left alone. */
    void pause(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    /** The provider said, in its answer to a request, how many more may follow. */
    void grant(Slot answered, long remaining, Instant until) {
        if (answered.sending > grantedTo) {
            grantedTo = answered.sending;
            grantedUntil = until;
            // Those sent since are on their way or came later; the answer does not count them.
            granted = remaining - (sendings - answered.sending);
        }
    }

    /** The provider said nothing in its answer to a request. */
    void forget(Slot answered) {
        if (answered.sending > grantedTo) {
            grantedTo = 0;
            grantedUntil = Instant.MIN;
        }
    }
}
