package io.insightstream.store;

import java.util.regex.Pattern;

/** The names that pieces of state may have, so that each can also be the name of a file or a row. */
public final class StateKey {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,120}");

    private StateKey() {}

    /**
     * Checks a name.
     *
     * @param key the name
     * @return the same name
     * @throws IllegalArgumentException if it is not 1 to 120 letters, digits, dots, hyphens and underscores, or only
     *     dots
     */
    public static String valid(String key) {
        if (!VALID.matcher(key).matches() || key.chars().allMatch(c -> c == '.')) {
            throw new IllegalArgumentException("a key of state is 1 to 120 letters, digits, dots, hyphens and "
                    + "underscores, and more than dots; got '" + key + "'");
        }
        return key;
    }
}
