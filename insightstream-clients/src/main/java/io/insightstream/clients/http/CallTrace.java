package io.insightstream.clients.http;

import io.insightstream.call.CallListener;
import io.insightstream.call.CallListener.End;
import io.insightstream.call.CallListener.KeyChange;
import io.insightstream.call.CallListener.Outcome;
import io.insightstream.call.CallListener.Retry;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one call has sent and used up so far, told to the listener. Without a listener no event is made. */
final class CallTrace {

    private static final AtomicLong LAST_ID = new AtomicLong();

    private final HttpCall call;
    private final Clock clock;
    private final CallListener listener;
    private final CallListener.@Nullable Call event;
    private final @Nullable Instant startedAt;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong units = new AtomicLong();

    private CallTrace(HttpCall call, ProviderId provider, CallListener listener, Clock clock) {
        this.call = call;
        this.clock = clock;
        this.listener = listener;
        boolean heard = !listener.equals(CallListener.NONE);
        this.event = heard
                ? new CallListener.Call(LAST_ID.incrementAndGet(), provider, call.operation(), call.model())
                : null;
        this.startedAt = heard ? clock.instant() : null;
    }

    static CallTrace start(HttpCall call, ProviderId provider, CallListener listener, Clock clock) {
        CallTrace trace = new CallTrace(call, provider, listener, clock);
        if (trace.event != null) {
            listener.started(trace.event);
        }
        return trace;
    }

    void sent() {
        requests.incrementAndGet();
    }

    void charged() {
        units.addAndGet(call.units());
    }

    void refunded() {
        units.addAndGet(-call.units());
    }

    int attempts() {
        return requests.get();
    }

    Usage usage() {
        long charged = units.get();
        String bucket = call.bucket();
        return bucket == null || charged == 0 ? Usage.NONE : Usage.ofQuota(bucket, charged);
    }

    void retried(Duration delay, InsightStreamException failure) {
        if (event != null) {
            listener.retried(new Retry(event, attempts(), delay, failure));
        }
    }

    void keyChanged(KeyPool.Lease from, KeyPool.Lease to, InsightStreamException why) {
        if (event != null) {
            listener.keyChanged(new KeyChange(
                    event, from.key().fingerprint(), to.key().fingerprint(), String.valueOf(why.getMessage())));
        }
    }

    void answered() {
        if (event != null) {
            ended(attempts() == 0 ? Outcome.CACHED : Outcome.ANSWERED, null);
        }
    }

    void failed(@Nullable InsightStreamException failure) {
        if (event != null) {
            ended(failure instanceof Cancelled ? Outcome.CANCELLED : Outcome.FAILED, failure);
        }
    }

    private void ended(Outcome outcome, @Nullable InsightStreamException failure) {
        if (event != null && startedAt != null) {
            Duration latency = Duration.between(startedAt, clock.instant());
            listener.ended(new End(event, outcome, attempts(), latency, usage(), failure));
        }
    }
}
