package io.insightstream.media;

import java.util.Set;

/** Windows bitmap: a file header, then one of several headers known by their size. */
final class BmpHeader {

    private static final int OLDEST = 12;
    private static final Set<Long> HEADERS = Set.of(12L, 16L, 40L, 52L, 56L, 64L, 108L, 124L);

    private BmpHeader() {}

    static boolean hasKnownHeader(ByteView bmp) {
        try {
            return HEADERS.contains(bmp.u32Little(14));
        } catch (DamagedImage cutOff) {
            return false;
        }
    }

    static ImageHeader parse(ByteView bmp) throws DamagedImage {
        boolean complete = bmp.u32Little(2) <= bmp.size();
        if (bmp.u32Little(14) == OLDEST) {
            return ImageHeader.still(MediaType.BMP, bmp.u16Little(18), bmp.u16Little(20), complete);
        }
        // A negative height means that the rows go from top to bottom.
        return ImageHeader.still(MediaType.BMP, bmp.u32Little(18), Math.abs((long) (int) bmp.u32Little(22)), complete);
    }
}
