package io.insightstream.analytics.video;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of video one is, as far as its duration, publish date and shape tell.
 *
 * <p>A Short is a square or vertical video of at most 60 seconds if it was published before 2024-10-15, and of at most
 * 180 seconds from that day on (<a href="https://support.google.com/youtube/answer/15424877">YouTube Help</a>). The
 * YouTube API does not tell the shape, so from that day on a video of 61 to 180 seconds is {@link #UNKNOWN} without it.
 */
public enum VideoFormat {
    /** A Short. */
    SHORT,
    /** An ordinary, long-form video. */
    LONG,
    /** A live stream that runs or is announced: its duration is still zero ({@code P0D}). */
    LIVE_OR_UPCOMING,
    /** Not decidable from what is known. */
    UNKNOWN;

    /** From this instant on, uploads of up to three minutes can be Shorts. */
    public static final Instant THREE_MINUTE_SHORTS_SINCE = Instant.parse("2024-10-15T00:00:00Z");

    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,9})W(.*)");

    /**
     * The format of a video whose shape is not known. Without the shape every video of up to 60 seconds counts as a
     * Short.
     *
     * @param duration the length, 0 or more; null if not known
     * @param publishedAt when it was published
     * @return the format; {@link #UNKNOWN} without a duration
     * @throws IllegalArgumentException if the duration is negative
     */
    public static VideoFormat of(@Nullable Duration duration, Instant publishedAt) {
        return of(duration, publishedAt, null);
    }

    /**
     * The format of a video.
     *
     * @param duration the length, 0 or more; null if not known
     * @param publishedAt when it was published
     * @param aspectRatio width divided by height, above 0; null if not known
     * @return the format; {@link #UNKNOWN} without a duration
     * @throws IllegalArgumentException if the duration is negative or the aspect ratio is not above 0
     */
    public static VideoFormat of(@Nullable Duration duration, Instant publishedAt, @Nullable Double aspectRatio) {
        if (aspectRatio != null && !(aspectRatio > 0)) {
            throw new IllegalArgumentException("aspectRatio must be above 0, got " + aspectRatio);
        }
        if (duration == null) {
            return UNKNOWN;
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, got " + duration);
        }
        if (duration.isZero()) {
            return LIVE_OR_UPCOMING;
        }
        boolean threeMinutes = !publishedAt.isBefore(THREE_MINUTE_SHORTS_SINCE);
        if (duration.compareTo(threeMinutes ? THREE_MINUTES : ONE_MINUTE) > 0) {
            return LONG;
        }
        if (aspectRatio != null) {
            return aspectRatio <= 1 ? SHORT : LONG;
        }
        return duration.compareTo(ONE_MINUTE) <= 0 ? SHORT : UNKNOWN;
    }

    /**
     * Reads a duration as the YouTube API writes it.
     *
     * @param iso an ISO-8601 duration such as {@code PT1H2M3S}, {@code P1DT2H} or {@code P0D}; weeks are understood
     * @return the duration
     * @throws IllegalArgumentException if it is not an ISO-8601 duration, is negative or has months or years, which have
     *     no fixed length
     */
    public static Duration parseDuration(String iso) {
        try {
            Matcher weeks = WEEKS.matcher(iso);
            Duration duration;
            if (weeks.matches()) {
                String rest = weeks.group(2);
                duration = Duration.ofDays(7 * Long.parseLong(weeks.group(1)))
                        .plus(rest.isEmpty() ? Duration.ZERO : Duration.parse("P" + rest));
            } else {
                duration = Duration.parse(iso);
            }
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(notADuration(iso), e);
        }
        throw new IllegalArgumentException(notADuration(iso));
    }

    private static String notADuration(String iso) {
        return "'" + iso + "' is not an ISO-8601 duration of 0 or more, such as PT4M13S";
    }
}
