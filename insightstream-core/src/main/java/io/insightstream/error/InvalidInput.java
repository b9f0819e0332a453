package io.insightstream.error;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file or another input cannot be read as what it should be. Says where: file, line and field. */
public final class InvalidInput extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** The name of the file. */
    private final String file;

    /** The line, from 1; 0 if no line is meant. */
    private final long line;

    /** The name of the column or field; null if none is meant. */
    private final @Nullable String field;

    /**
     * Creates the exception; its message starts with the place.
     *
     * @param file the name of the file, or what the input is called
     * @param line the line, from 1; 0 if no line is meant
     * @param field the name of the column or field; null if none is meant
     * @param problem what is wrong there and what to do
     * @param cause what led to it; null if nothing did
     */
    public InvalidInput(String file, long line, @Nullable String field, String problem, @Nullable Throwable cause) {
        super(place(file, line, field) + ": " + problem, cause);
        this.file = file;
        this.line = line;
        this.field = field;
    }

    private static String place(String file, long line, @Nullable String field) {
        return file + (line > 0 ? ", line " + line : "") + (field == null ? "" : ", field " + field);
    }

    /**
     * The file.
     *
     * @return its name
     */
    public String file() {
        return file;
    }

    /**
     * The line.
     *
     * @return the line, from 1; empty if no line is meant
     */
    public OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }

    /**
     * The column or field.
     *
     * @return its name; empty if none is meant
     */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
