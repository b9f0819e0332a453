package io.insightstream.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as read: its value, or what is wrong with it.
 *
 * @param value the value; null if there are violations
 * @param violations what is wrong; empty if nothing is
 * @param <T> what is read
 */
public record Reading<T>(@Nullable T value, List<Violation> violations) {

    /**
     * Creates a reading from a copy of the list.
     *
     * @throws IllegalArgumentException if there is neither a value nor a violation, or both
     */
    public Reading {
        violations = List.copyOf(violations);
        if ((value == null) == violations.isEmpty()) {
            throw new IllegalArgumentException("a reading is a value or violations, got " + value + ", " + violations);
        }
    }
}
