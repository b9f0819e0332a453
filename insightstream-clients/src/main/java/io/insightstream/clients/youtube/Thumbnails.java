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
            Thumbnail thumbnail = size.getValue() instanceof Map<?, ?> fields ? read(size.getKey(), fields) : null;
            if (thumbnail != null) {
                thumbnails.add(thumbnail);
            }
        }
        thumbnails.sort(SMALLEST_FIRST);
        return thumbnails;
    }

    private static @Nullable Thumbnail read(String name, Map<?, ?> fields) {
        return fields.get("url") instanceof String url && !url.isBlank()
                ? new Thumbnail(name, url, pixels(fields.get("width")), pixels(fields.get("height")))
                : null;
    }

    private static @Nullable Integer pixels(@Nullable Object value) {
        double pixels = value instanceof Number number ? number.doubleValue() : 0;
        return pixels >= 1 && pixels <= Integer.MAX_VALUE ? Integer.valueOf((int) pixels) : null;
    }
}
