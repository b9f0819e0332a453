package io.insightstream.fake;

/**
 * How often the fake server fails, each as a share of the requests.
 *
 * @param seed draws when
 * @param tooFast403 status 403 with the reason rateLimitExceeded
 * @param tooMany429 status 429
 * @param broken500 status 500 with a JSON body, or 502 with a page of HTML
 * @param stalled no answer at all, until the client gives up
 * @param half a body that breaks off in the middle
 */
public record FakeFaults(
        long seed, double tooFast403, double tooMany429, double broken500, double stalled, double half) {

    /** The server never fails. */
    public static final FakeFaults NONE = new FakeFaults(0, 0, 0, 0, 0, 0);

    /** A share of all requests fails, a fifth of them each way. */
    public static FakeFaults of(long seed, double share) {
        double each = share / 5;
        return new FakeFaults(seed, each, each, each, each, each);
    }

    /** A share of all requests fails, a fourth of them each way, and none stalls. */
    public static FakeFaults withoutStalls(long seed, double share) {
        double each = share / 4;
        return new FakeFaults(seed, each, each, each, 0, each);
    }
}
