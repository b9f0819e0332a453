package io.insightstream.error;

import org.jspecify.annotations.Nullable;

/** The provider's answer is not what its interface promises, also after repair. */
public final class MalformedResponse extends PermanentException {

    private static final long serialVersionUID = 1L;

    /** The answer as it came, for a person to look at. */
    private final String raw;

    /**
     * Creates the exception.
     *
     * @param message what was asked, what is wrong with the answer, what to do; no secrets
     * @param raw the answer as it came, without secrets
     * @param cause what led to it; null if nothing did
     */
    public MalformedResponse(String message, String raw, @Nullable Throwable cause) {
        super(message, cause);
        this.raw = raw;
    }

    /**
     * The answer as it came, but for secrets that it repeats.
     *
     * @return the raw text, possibly empty
     */
    public String raw() {
        return raw;
    }
}
