package io.insightstream.report.html;

import io.insightstream.channel.ReportWarning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The warnings of a report, each with what it means for the reader. */
final class WarningBox {

    private WarningBox() {}

    static void write(Markup page, String id, List<ReportWarning> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        page.open("section", "class", "warnings", "aria-labelledby", id + "-warnings");
        page.element("h3", "Before you rely on this", "id", id + "-warnings");
        page.open("ul");
        Map<String, List<ReportWarning>> byCode = warnings.stream()
                .collect(Collectors.groupingBy(ReportWarning::code, LinkedHashMap::new, Collectors.toList()));
        byCode.forEach((code, alike) -> {
            page.open("li");
            alike.forEach(warning ->
                    page.element("strong", CleanText.clean(warning.message())).text(" "));
            page.element("span", "What this means for you: " + meaning(code));
            page.close();
        });
        page.close().close();
    }

    private static String meaning(String code) {
        return switch (code) {
            case ReportWarning.TOO_FEW_VIDEOS ->
                "there is no verdict here yet, and a single good or bad video proves nothing.";
            case ReportWarning.MISSING_VIEWS -> "these videos are listed, but no figure about views includes them.";
            case ReportWarning.MISSING_LIKES, ReportWarning.MISSING_COMMENTS ->
                "engagement looks lower than it is for these videos, and their scores with it.";
            case ReportWarning.TOO_YOUNG -> "come back when they are older to see how they did.";
            case ReportWarning.AFTER_NOW -> "check the dates or the clock; scheduled videos have hardly any views yet.";
            case ReportWarning.VIEW_DEFINITION_SHORTS, ReportWarning.VIEW_DEFINITION_ALL ->
                "newer videos may seem to do better only because more is counted; compare"
                        + " videos of the same side.";
            default -> "read the figures with this in mind.";
        };
    }
}
