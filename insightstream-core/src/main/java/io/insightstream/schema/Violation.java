package io.insightstream.schema;

import java.util.Objects;

/**
 * A place where an answer is not as its schema says.
 *
 * @param path where, such as {@code ideas[2].title}; empty for the whole answer
 * @param problem what is there and what should be, such as {@code 130 characters, at most 100}
 */
public record Violation(String path, String problem) {

    /** Creates a violation. */
    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(problem, "problem");
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "the answer" : path) + ": " + problem;
    }
}
