package io.insightstream.clients.openai;

import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageSize;
import io.insightstream.spi.ImageRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes pictures are asked for in. Every model draws 1024x1024, 1536x1024 and 1024x1536; newer ones any size whose
 * sides are multiples of 16.
 */
final class ImageSizes {

    private static final int MULTIPLE = 16;

    /** As many as 1536x864 has. */
    private static final long PIXELS = 1536L * 864;

    private static final Map<AspectRatio, ImageSize> FIXED = new LinkedHashMap<>();

    static {
        FIXED.put(AspectRatio.SQUARE, new ImageSize(1024, 1024));
        FIXED.put(new AspectRatio(3, 2), new ImageSize(1536, 1024));
        FIXED.put(new AspectRatio(2, 3), new ImageSize(1024, 1536));
    }

    private ImageSizes() {}

    static ImageSize of(ImageRequest request, boolean any) {
        if (request.size() != null) {
            return request.size();
        }
        AspectRatio ratio = request.aspectRatio();
        ImageSize fixed = FIXED.get(any ? ratio : ratio.nearest(FIXED.keySet()));
        return fixed == null ? ratio.size(PIXELS, MULTIPLE) : fixed;
    }
}
