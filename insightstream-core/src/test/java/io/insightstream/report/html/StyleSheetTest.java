package io.insightstream.report.html;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #([0-9a-f]{6});");

    @Test
    void text_has_contrast_in_both_themes() {
        for (Map<String, String> theme : themes()) {
            for (String back : List.of("page", "panel", "warn", "d0", "e0", "up1", "up2", "down1", "down2")) {
                assertContrast(theme, "ink", back, 4.5);
            }
            for (String back : List.of("page", "panel")) {
                assertContrast(theme, "soft", back, 4.5);
                assertContrast(theme, "link", back, 4.5);
            }
        }
    }

    @Test
    void marks_can_be_told_from_the_ground_in_both_themes() {
        for (Map<String, String> theme : themes()) {
            for (String mark : List.of("long", "short", "live", "other", "out", "d2", "d3")) {
                assertContrast(theme, mark, "panel", 3);
            }
        }
    }

    private static List<Map<String, String>> themes() {
        int dark = StyleSheet.CSS.indexOf("@media screen and (prefers-color-scheme: dark)");
        int end = StyleSheet.CSS.indexOf("box-sizing");
        return List.of(colours(StyleSheet.CSS.substring(0, dark)), colours(StyleSheet.CSS.substring(dark, end)));
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        for (Matcher match = COLOUR.matcher(css); match.find(); ) {
            colours.put(match.group(1), match.group(2));
        }
        return colours;
    }

    /** The contrast ratio of WCAG 2.1. */
    private static void assertContrast(Map<String, String> theme, String front, String back, double least) {
        double one = luminance(theme.getOrDefault(front, ""));
        double other = luminance(theme.getOrDefault(back, ""));
        double ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        assertTrue(ratio >= least, front + " on " + back + ": " + ratio);
    }

    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            parts[i] = part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
