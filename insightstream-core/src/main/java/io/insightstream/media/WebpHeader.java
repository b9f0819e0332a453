package io.insightstream.media;

/** WebP: a RIFF file whose first chunk is lossy, lossless, or a canvas for more chunks. */
final class WebpHeader {

    private static final int RIFF_HEADER = 8;
    private static final int CHUNK = 20;
    private static final int ANIMATION = 0x02;

    private WebpHeader() {}

    static ImageHeader parse(ByteView webp) throws DamagedImage {
        boolean complete = webp.u32Little(4) + RIFF_HEADER <= webp.size();
        String kind = webp.name(12);
        return switch (kind) {
            case "VP8 " -> lossy(webp, complete);
            case "VP8L" -> lossless(webp, complete);
            case "VP8X" -> {
                boolean animated = (webp.u8(CHUNK) & ANIMATION) != 0;
                int width = webp.u24Little(CHUNK + 4) + 1;
                int height = webp.u24Little(CHUNK + 7) + 1;
                yield ImageHeader.of(MediaType.WEBP, width, height, 1, animated, complete);
            }
            default -> throw new DamagedImage("its first chunk is '" + kind + "'");
        };
    }

    private static ImageHeader lossy(ByteView webp, boolean complete) throws DamagedImage {
        if (!webp.has(CHUNK + 3, "\u009d\u0001*")) {
            throw new DamagedImage("its first frame has no start code");
        }
        // The two upper bits scale it up, which no decoder does.
        int width = webp.u16Little(CHUNK + 6) & 0x3FFF;
        int height = webp.u16Little(CHUNK + 8) & 0x3FFF;
        return ImageHeader.still(MediaType.WEBP, width, height, complete);
    }

    private static ImageHeader lossless(ByteView webp, boolean complete) throws DamagedImage {
        if (webp.u8(CHUNK) != 0x2F) {
            throw new DamagedImage("its lossless data has no signature");
        }
        long bits = webp.u32Little(CHUNK + 1);
        return ImageHeader.still(MediaType.WEBP, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, complete);
    }
}
