package io.insightstream.report.html;

import io.insightstream.report.DroppedRows;
import io.insightstream.report.InputNote;
import io.insightstream.report.RowSummary;
import io.insightstream.report.html.DataTable.Column;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the rows of the input. */
final class InputRows {

    private InputRows() {}

    static void write(Markup page, RowSummary rows, List<InputNote> notes) {
        page.open("section", "aria-labelledby", "input", "class", "panel");
        page.element("h2", "Rows of the input", "id", "input");
        long dropped = rows.read() - rows.used();
        page.element(
                "p",
                Figures.count(rows.read(), "row") + " read, " + Figures.count(rows.used()) + " used, "
                        + Figures.count(dropped) + " left out" + (dropped == 0 ? "." : " for these reasons:"));
        if (!rows.dropped().isEmpty()) {
            DataTable table = new DataTable(
                    page,
                    "input-dropped",
                    "Rows left out, by reason",
                    List.of(Column.text("Reason"), Column.number("Rows"), Column.text("First lines")));
            for (DroppedRows each : rows.dropped()) {
                table.row(
                        CleanText.clean(each.reason().replace('-', ' ')),
                        Figures.count(each.count()),
                        lines(each.firstLines(), each.count()));
            }
            table.close();
        }
        if (!notes.isEmpty()) {
            DataTable table = new DataTable(
                    page,
                    "input-notes",
                    "What was assumed or odd",
                    List.of(Column.text("Note"), Column.number("Times"), Column.text("First lines")));
            for (InputNote each : notes) {
                table.row(
                        CleanText.clean(each.message()),
                        Figures.count(each.count()),
                        lines(each.firstLines(), each.count()));
            }
            table.close();
        }
        page.close();
    }

    private static String lines(List<Long> first, long count) {
        return first.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (count > first.size() ? " …" : "");
    }
}
