package io.insightstream.clients.http;

import io.insightstream.clients.http.KeyPool.PooledKey;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.QuotaExhausted;
import io.insightstream.error.RateLimited;
import io.insightstream.error.Unauthorized;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says why no key of a pool is active. */
final class NoKeyLeft {

    private NoKeyLeft() {}

    static InsightStreamException because(
            String name, List<PooledKey> keys, KeyStanding[] standings, Set<String> withoutProjects, Instant now) {
        Instant rested = null;
        Instant renewed = null;
        boolean accepted = false;
        List<String> states = new ArrayList<>();
        for (int i = 0; i < standings.length; i++) {
            KeyStanding standing = standings[i];
            boolean without = withoutProjects.contains(keys.get(i).project());
            accepted |= !standing.disabled();
            if (!standing.disabled() && !without) {
                if (standing.spent()) {
                    renewed = earlier(renewed, standing.until());
                } else {
                    rested = earlier(rested, standing.until());
                }
            }
            states.add(describe(keys.get(i), standing, without));
        }
        String all = "the pool '" + name + "' has no key to hand out: " + String.join("; ", states);
        if (!accepted) {
            return new Unauthorized(all + ". Check the keys, then reset them or build the pool anew");
        }
        if (rested != null) {
            Duration wait = Duration.between(now, rested);
            return new RateLimited(all + ". Wait " + wait, wait, null);
        }
        return new QuotaExhausted(all + ". Wait until the quota starts anew", renewed, null);
    }

    private static String describe(PooledKey key, KeyStanding standing, boolean without) {
        String what = "has spent its quota";
        if (standing.disabled()) {
            what = "is not accepted: " + standing.reason();
        } else if (!without) {
            what = "rests until " + standing.until() + ": " + standing.reason();
        }
        return "key " + key.fingerprint() + " of project '" + key.project() + "' " + what;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }
}
