package io.insightstream.failover;

import io.insightstream.error.InsightStreamException;

/** Why a provider did not answer, in words. */
final class Reasons {

    private Reasons() {}

    static String of(InsightStreamException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    static String ofRest(Standing standing) {
        InsightStreamException failure = standing.failure();
        String why = failure == null ? "" : ", because of " + of(failure);
        if (standing.until() == null) {
            return "it rested, until just now";
        }
        return standing.tried()
                ? "another call is trying whether it works again" + why
                : "it rests until " + standing.until() + why;
    }
}
