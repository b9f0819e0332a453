package io.insightstream.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A key, token or password. It prints as {@code ***}; what it holds is had from {@link #reveal()} alone, so that every
 * place that sends it can be found by that name.
 *
 * <p>Immutable. Two secrets are equal if they hold the same text.
 */
public final class Secret {

    private static final int FINGERPRINT_BYTES = 6;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret; blanks and line ends around it, which a copied key often has, are dropped
     * @return the secret
     * @throws IllegalArgumentException if it is blank or has a control character inside, which no header could carry;
     *     the message does not repeat it
     */
    public static Secret of(String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        if (stripped.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("a secret must not hold a line end or another control character");
        }
        return new Secret(stripped);
    }

    /**
     * The secret in the clear, to be sent and nothing else.
     *
     * @return the secret
     */
    public String reveal() {
        return value;
    }

    /**
     * A short name for the secret that does not give it away, the same in every run.
     *
     * @return the first 12 hexadecimal digits of its SHA-256
     */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
