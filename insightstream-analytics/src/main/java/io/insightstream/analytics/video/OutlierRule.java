package io.insightstream.analytics.video;

/** The rules of {@link Outliers}, each with the variable it judges. */
public enum OutlierRule {
    /** Tukey's fences around the SmartScore. */
    CLASSIC("classic", JudgedVariable.SMART_SCORE),
    /** Tukey's fences around {@code log1p(views)}. */
    LOG_TUKEY("log-tukey", JudgedVariable.LOG_VIEWS),
    /** The adjusted boxplot of the views. */
    ADJUSTED("adjusted", JudgedVariable.VIEWS),
    /** The modified z-score of {@code log1p(views)}. */
    MODIFIED_Z("modified-z", JudgedVariable.LOG_VIEWS);

    private final String label;
    private final JudgedVariable variable;

    OutlierRule(String label, JudgedVariable variable) {
        this.label = label;
        this.variable = variable;
    }

    /**
     * The name for reports.
     *
     * @return {@code classic}, {@code logTukey}, {@code adjusted} or {@code modifiedZ}
     */
    public String label() {
        return label;
    }

    /**
     * What the rule judges.
     *
     * @return the variable
     */
    public JudgedVariable variable() {
        return variable;
    }
}
