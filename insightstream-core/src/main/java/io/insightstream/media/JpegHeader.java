package io.insightstream.media;

/** JPEG: segments of a marker, a length and data; one of the frame markers tells the size. */
final class JpegHeader {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int APPLICATION_1 = 0xE1;

    private JpegHeader() {}

    static ImageHeader parse(ByteView jpeg) throws DamagedImage {
        int orientation = 1;
        long frame = -1;
        long at = 2;
        while (true) {
            if (jpeg.u8(at) != 0xFF) {
                throw new DamagedImage("a segment does not start where it should, at byte " + at);
            }
            int marker = jpeg.u8(at + 1);
            if (marker == 0xFF) {
                // Any number of them may fill up in front of a marker.
                at++;
                continue;
            }
            if (standsAlone(marker)) {
                at += 2;
                continue;
            }
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                break;
            }
            if (isFrame(marker) && frame < 0) {
                frame = at;
            }
            if (marker == APPLICATION_1 && jpeg.has(at + 4, "Exif\0\0")) {
                orientation = TiffDirectory.orientation(jpeg, at + 10);
            }
            at += 2 + Math.max(2, jpeg.u16(at + 2));
        }
        if (frame < 0) {
            throw new DamagedImage("it tells no size");
        }
        return ImageHeader.of(
                MediaType.JPEG, jpeg.u16(frame + 7), jpeg.u16(frame + 5), orientation, false, endsAfter(jpeg, at));
    }

    /** In the coded data 0xFF is always followed by 0 or a restart marker, so the end cannot stand there by chance. */
    private static boolean endsAfter(ByteView jpeg, long scan) throws DamagedImage {
        for (long at = jpeg.size() - 2L; at >= scan; at--) {
            if (jpeg.u8(at) == 0xFF && jpeg.u8(at + 1) == END_OF_IMAGE) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
