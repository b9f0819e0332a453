package io.insightstream.video;

import java.util.Objects;

/**
 * A country a platform has content for.
 *
 * @param code two letters, as in {@code US}
 * @param name its name, in the provider's language
 */
public record Region(String code, String name) {
    /** Creates a region. */
    public Region {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
    }
}
