package io.insightstream.analytics.video;

/**
 * The views that a channel's videos of one format have at an age: {@code ln(1 + views) = intercept + slope * ln(1 +
 * days)^(2/3)}. One look at a channel cannot tell how far views grow with age from how far the channel has grown or
 * shrunk; the trend holds both.
 *
 * @param intercept {@code ln(1 + views)} at age 0
 * @param slope what an older age adds; 0 without age adjustment
 */
public record AgeTrend(double intercept, double slope) {

    /**
     * The views to expect at an age.
     *
     * @param ageDays the age in days, 0 or more
     * @return the views, 0 or more
     * @throws IllegalArgumentException if the age is negative or NaN
     */
    public double expectedViews(double ageDays) {
        if (!(ageDays >= 0)) {
            throw new IllegalArgumentException("ageDays must be 0 or more, got " + ageDays);
        }
        return Math.expm1(Math.max(0, intercept + slope * AgeScale.of(ageDays)));
    }
}
