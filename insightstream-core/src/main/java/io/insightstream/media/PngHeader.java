package io.insightstream.media;

/** PNG: chunks of a length, a name, data and a checksum; the first tells the size. */
final class PngHeader {

    private static final int FIRST_CHUNK = 8;
    private static final int AROUND_DATA = 12;

    private PngHeader() {}

    static ImageHeader parse(ByteView png) throws DamagedImage {
        if (!png.has(FIRST_CHUNK + 4, "IHDR")) {
            throw new DamagedImage("its first chunk is not the header");
        }
        boolean animated = false;
        boolean complete = false;
        for (long at = FIRST_CHUNK; !complete && at + AROUND_DATA <= png.size(); ) {
            // An animation says so before its first picture.
            animated |= png.has(at + 4, "acTL");
            complete = png.has(at + 4, "IEND");
            at += AROUND_DATA + png.u32(at);
        }
        return ImageHeader.of(MediaType.PNG, png.u32(16), png.u32(20), 1, animated, complete);
    }
}
