package io.insightstream.analytics;

/** Whether there was enough data for the answer that was asked for. */
public enum AnalysisStatus {
    /** The analysis is complete. */
    OK,
    /** Too few observations: what could still be computed is in the result, the rest is absent. */
    INSUFFICIENT_DATA
}
