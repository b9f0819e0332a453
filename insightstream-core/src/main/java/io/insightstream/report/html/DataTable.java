package io.insightstream.report.html;

import io.insightstream.video.Video;
import java.util.List;

/** A table that scrolls by itself where the screen is too small for it. */
final class DataTable {

    /** A column; numbers are aligned to the right. */
    record Column(String name, boolean number) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** As long as YouTube allows. */
    private static final int LONGEST_TITLE = 100;

    private final Markup page;
    private final List<Column> columns;

    /** Opens the table. */
    DataTable(Markup page, String id, String caption, List<Column> columns) {
        this.page = page;
        this.columns = columns;
        page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", id);
        page.open("table");
        page.element("caption", caption, "id", id);
        page.open("thead").open("tr");
        for (Column column : columns) {
            page.element("th", column.name(), "scope", "col", "class", column.number() ? "number" : "words");
        }
        page.close().close();
        page.open("tbody");
    }

    /** Writes a row about a video: its title before the other cells. */
    void video(Video video, String... cells) {
        page.open("tr").open("th", "scope", "row");
        page.element("bdi", CleanText.shorten(Judgements.title(video), LONGEST_TITLE));
        page.close();
        cells(cells);
        page.close();
    }

    /** Writes a row; the first cell names it. */
    void row(String name, String... cells) {
        page.open("tr");
        page.element("th", name, "scope", "row");
        cells(cells);
        page.close();
    }

    private void cells(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            page.element("td", cells[i], "class", columns.get(1 + i).number() ? "number" : "words");
        }
    }

    void close() {
        page.close().close().close();
    }
}
