package io.insightstream.clients.youtube;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import io.insightstream.error.MalformedResponse;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers and times of YouTube in our terms. What is absent stays absent. */
final class Counts {

    private static final Logger LOG = LoggerFactory.getLogger(Counts.class);

    private Counts() {}

    /**
     * A value that is there. Google's library reads a {@code null} of JSON as a stand-in: 0, true or 1970.
     */
    static <T> @Nullable T known(@Nullable T value) {
        return Data.isNull(value) ? null : value;
    }

    /**
     * A count. YouTube sends it as text, without a sign and of 64 bits.
     *
     * @throws MalformedResponse if it is beyond what a long holds, or negative
     */
    static @Nullable Long of(String what, String id, @Nullable BigInteger told) {
        BigInteger count = known(told);
        if (count == null) {
            return null;
        }
        if (count.bitLength() >= Long.SIZE || count.signum() < 0) {
            throw new MalformedResponse(
                    "YouTube tells " + count + " as the " + what + " " + id + "; expected 0 to " + Long.MAX_VALUE,
                    count.toString(),
                    null);
        }
        return count.longValue();
    }

    static @Nullable Instant instant(@Nullable DateTime told) {
        DateTime time = known(told);
        return time == null ? null : Instant.ofEpochMilli(time.getValue());
    }

    /** A length such as {@code PT4M13S}, {@code P1DT2H} or {@code P0D}; null if there is none, or of another form. */
    static @Nullable Duration duration(String id, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            LOG.debug("the length of video {} cannot be read: {}", id, e.getMessage());
        }
        LOG.warn("YouTube tells '{}' as the length of video {}: it counts as not known", text, id);
        return null;
    }
}
