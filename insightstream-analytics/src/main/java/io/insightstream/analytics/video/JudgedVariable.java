package io.insightstream.analytics.video;

/** The number that an outlier rule looks at. Fences and scores are in its unit. */
public enum JudgedVariable {
    /** The {@link SmartScore}, 0 to 1. */
    SMART_SCORE("smartScore"),
    /** The views. */
    VIEWS("views"),
    /** {@code log1p(views)}, the natural logarithm of the views plus one. */
    LOG_VIEWS("logViews");

    private final String label;

    JudgedVariable(String label) {
        this.label = label;
    }

    /**
     * The name for reports.
     *
     * @return {@code smartScore}, {@code views} or {@code logViews}
     */
    public String label() {
        return label;
    }
}
