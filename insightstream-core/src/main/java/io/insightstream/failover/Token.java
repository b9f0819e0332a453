package io.insightstream.failover;

import org.jspecify.annotations.Nullable;

/**
 * What a provider gave to come back with, such as the next page, and whom it means something to.
 *
 * @param provider the name of the provider among the others
 * @param value what the provider gave
 */
record Token(String provider, String value) {

    private static final char SEPARATOR = '~';

    /** Reads what {@link #toString()} wrote; null if it is nothing of the kind. */
    static @Nullable Token parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 0 ? null : new Token(text.substring(0, separator), text.substring(separator + 1));
    }

    @Override
    public String toString() {
        return provider + SEPARATOR + value;
    }
}
