package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.ThumbnailDetails;
import io.insightstream.video.Thumbnail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thumbnails in every size there is. */
final class Thumbnails {

    /** YouTube's names, smallest first, for those whose size is not told; the last three came in 2026. */
    private static final List<String> NAMES =
            List.of("default", "medium", "high", "standard", "maxres", "fhd", "qhd", "uhd");

    private static final Comparator<Thumbnail> SMALLEST_FIRST = Comparator.comparingInt(
                    (Thumbnail each) -> each.width() == null ? -1 : each.width())
            .thenComparingInt(each -> NAMES.indexOf(each.name()));

    private Thumbnails() {}

    /** The thumbnails, smallest first. Sizes that Google's library has no field for yet are among them. */
    static List<Thumbnail> of(@Nullable ThumbnailDetails details) {
        if (details == null) {
            return List.of();
        }
        List<Thumbnail> thumbnails = new ArrayList<>();
        for (Map.Entry<String, Object> size : details.entrySet()) {
            Thumbnail thumbnail = read(size.getKey(), size.getValue());
            if (thumbnail != null) {
                thumbnails.add(thumbnail);
            }
        }
        thumbnails.sort(SMALLEST_FIRST);
        return thumbnails;
    }

    private static @Nullable Thumbnail read(String name, Object size) {
        if (size instanceof com.google.api.services.youtube.model.Thumbnail known) {
            // By its getters: get(name) of Google's classes is reflection, and there are five sizes of 50 videos a
            // page.
            return thumbnail(name, known.getUrl(), known.getWidth(), known.getHeight());
        }
        return size instanceof Map<?, ?> fields
                ? thumbnail(name, fields.get("url"), fields.get("width"), fields.get("height"))
                : null;
    }

    private static @Nullable Thumbnail thumbnail(
            String name, @Nullable Object url, @Nullable Object width, @Nullable Object height) {
        return url instanceof String text && !text.isBlank()
                ? new Thumbnail(name, text, pixels(width), pixels(height))
                : null;
    }

    private static @Nullable Integer pixels(@Nullable Object value) {
        double pixels = value instanceof Number number ? number.doubleValue() : 0;
        return pixels >= 1 && pixels <= Integer.MAX_VALUE ? Integer.valueOf((int) pixels) : null;
    }
}
