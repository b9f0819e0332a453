package io.insightstream.clients.catalog;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a row that are not free text. */
final class Values {

    private static final int SHOWN_CHARACTERS = 60;

    /** What programs write where they have no value. */
    private static final Set<String> NO_VALUE = Set.of("", "nan", "nat", "null", "none", "<na>");

    private static final int LONGEST_NO_VALUE = 4;

    private Values() {}

    /** The text of a field; null if it is missing in any of the ways of saying so. */
    static @Nullable String of(RawRow row, Field field) {
        String text = row.text(field);
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() <= LONGEST_NO_VALUE && NO_VALUE.contains(stripped.toLowerCase(Locale.ROOT))
                ? null
                : stripped;
    }

    /** Whether a field is a yes. */
    static boolean isTrue(RawRow row, Field field) {
        String text = of(row, field);
        return text != null && (text.equalsIgnoreCase("true") || text.equals("1"));
    }

    /** A text for a message: quoted, on one line and not too long. */
    static String shown(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return "'"
                + (oneLine.length() > SHOWN_CHARACTERS ? oneLine.substring(0, SHOWN_CHARACTERS) + "..." : oneLine)
                + "'";
    }
}
