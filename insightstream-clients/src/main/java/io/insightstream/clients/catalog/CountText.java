package io.insightstream.clients.catalog;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Counts as files write them: {@code 1305}, {@code 2595.0} (a table program that turned whole numbers into fractions),
 * {@code 1,305} and {@code 12,34,567} (separators), {@code 2.4e6}.
 */
final class CountText {

    private static final int SAFE_DIGITS = 18;

    /** Three zeros behind the point are refused: {@code 1.000} is a thousand in half of Europe. */
    private static final Pattern COUNT =
            Pattern.compile("(?:\\d{1,30}|\\d{1,3}(?:,\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3})(?:\\.0{1,2})?");

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d{1,30}(?:\\.\\d{1,30})?[eE]\\+?\\d{1,3}");

    private CountText() {}

    /** Reads a count; empty if the text is not a whole number from 0 to the largest {@code long}. */
    static OptionalLong parse(String text) {
        if (text.length() <= SAFE_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
            return OptionalLong.of(Long.parseLong(text));
        }
        if (!COUNT.matcher(text).matches() && !SCIENTIFIC.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(text.replace(",", ""));
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        return whole && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? OptionalLong.of(value.longValueExact())
                : OptionalLong.empty();
    }
}
