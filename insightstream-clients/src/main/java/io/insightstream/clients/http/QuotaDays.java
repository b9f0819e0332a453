package io.insightstream.clients.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The days of a ledger: when they begin, and what of a count or a refusal outlives them. */
final class QuotaDays {

    private static final Duration DAYBREAK = Duration.ofMinutes(10);
    private static final Duration CLOSED_AT_DAYBREAK = Duration.ofMinutes(1);

    private final ZoneId zone;
    private final Clock clock;

    QuotaDays(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * How a bucket that the provider refused is closed.
     *
     * @param until when it opens again
     * @param countEnds when the present count ends at the latest
     */
    record Closing(Instant until, Instant countEnds) {

        QuotaState.Quota of(QuotaState.Quota quota) {
            Instant end = countEnds.isBefore(quota.resetsAt()) ? countEnds : quota.resetsAt();
            return new QuotaState.Quota(quota.spent(), end, until);
        }
    }

    /** Closes a bucket until the provider says, or else until midnight, or for a moment where a day has just begun. */
    Closing closing(@Nullable Instant until) {
        Instant now = clock.instant();
        Instant midnight = midnightAfter(now);
        if (until != null && until.isAfter(now) && !until.equals(midnight)) {
            // Where the provider's day ends before ours, our count ends with it.
            return new Closing(until, until);
        }
        return new Closing(isDaybreak(now) ? now.plus(CLOSED_AT_DAYBREAK) : midnight, midnight);
    }

    /** What is held of a bucket, or as much of it as still counts. */
    QuotaState.Quota today(QuotaState.@Nullable Quota held) {
        Instant now = clock.instant();
        if (held == null) {
            return new QuotaState.Quota(0, midnightAfter(now), null);
        }
        Instant closed = held.closedUntil();
        Instant stillClosed = closed != null && now.isBefore(closed) ? closed : null;
        // A day that ends later than ours is that of a process whose clock is ahead; we count with it.
        return now.isBefore(held.resetsAt())
                ? new QuotaState.Quota(held.spent(), held.resetsAt(), stillClosed)
                : new QuotaState.Quota(0, midnightAfter(now), stillClosed);
    }

    /** Whether a day has just begun, so that an answer may still speak of the day before. */
    boolean isDaybreak() {
        return isDaybreak(clock.instant());
    }

    private boolean isDaybreak(Instant now) {
        Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return now.isBefore(midnight.plus(DAYBREAK));
    }

    private Instant midnightAfter(Instant now) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
