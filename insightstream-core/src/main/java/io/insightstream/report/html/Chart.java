package io.insightstream.report.html;

/** A picture of data, drawn once for each {@link Screen}. */
interface Chart {

    /** What the chart shows. */
    String title();

    /** What it says, for those who do not see it. */
    String finding();

    double height(Screen screen);

    void draw(Markup svg, Screen screen);

    /** Writes the chart in both widths. */
    default void write(Markup page, String id) {
        for (Screen screen : Screen.values()) {
            String name = id + "-" + screen.cssClass();
            page.open(
                    "svg",
                    "class",
                    "chart " + screen.cssClass(),
                    "role",
                    "img",
                    "viewBox",
                    "0 0 " + Markup.number(screen.width()) + " " + Markup.number(height(screen)),
                    "aria-labelledby",
                    name + "-title " + name + "-desc");
            page.element("title", title(), "id", name + "-title");
            page.element("desc", finding(), "id", name + "-desc");
            draw(page, screen);
            page.close();
        }
    }
}
