package io.insightstream.call;

import java.util.regex.Pattern;

/**
 * The name of a provider. A value, not an enumeration: anyone can write a provider.
 *
 * @param value lower-case letters, digits and hyphens, 1 to 40 characters, starting with a letter
 */
public record ProviderId(String value) {

    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Creates an id.
     *
     * @throws IllegalArgumentException if the value has another form
     */
    public ProviderId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("a provider id is 1 to 40 lower-case letters, digits and hyphens, "
                    + "starting with a letter; got '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
