package io.insightstream.report.html;

/** The two widths every chart is drawn for; the style sheet shows the one that fits, so text keeps its size. */
enum Screen {
    /** A desk or a tablet. */
    WIDE(880, 14),
    /** A phone. */
    NARROW(328, 12.5);

    private final double width;
    private final double fontSize;

    Screen(double width, double fontSize) {
        this.width = width;
        this.fontSize = fontSize;
    }

    double width() {
        return width;
    }

    double fontSize() {
        return fontSize;
    }

    String cssClass() {
        return this == WIDE ? "wide" : "narrow";
    }

    /** One of two values. */
    double either(double wide, double narrow) {
        return this == WIDE ? wide : narrow;
    }
}
