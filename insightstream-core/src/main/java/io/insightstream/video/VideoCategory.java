package io.insightstream.video;

import java.util.Objects;

/**
 * A category of videos.
 *
 * @param id the provider's id of the category
 * @param title its name, in the provider's language
 * @param assignable whether a video can be put in it; some are for display alone
 */
public record VideoCategory(String id, String title, boolean assignable) {
    /** Creates a category. */
    public VideoCategory {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
    }
}
