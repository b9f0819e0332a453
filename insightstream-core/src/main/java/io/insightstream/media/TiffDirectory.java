package io.insightstream.media;

/** TIFF, and EXIF which is one inside a JPEG: a directory of numbered values in either order of bytes. */
final class TiffDirectory {

    private static final int WIDTH = 0x0100;
    private static final int HEIGHT = 0x0101;
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private final ByteView bytes;
    private final long start;
    private final boolean little;

    private TiffDirectory(ByteView bytes, long start) {
        this.bytes = bytes;
        this.start = start;
        this.little = bytes.has(start, "II");
    }

    static ImageHeader parse(ByteView tiff) throws DamagedImage {
        TiffDirectory directory = new TiffDirectory(tiff, 0);
        return ImageHeader.of(
                MediaType.TIFF,
                directory.value(WIDTH, 0),
                directory.value(HEIGHT, 0),
                (int) directory.value(ORIENTATION, 1),
                false,
                true);
    }

    /** The orientation EXIF tells; 1 if it tells none or is damaged, which is no reason to refuse the picture. */
    static int orientation(ByteView jpeg, long start) {
        try {
            if (!jpeg.has(start, "II*\0") && !jpeg.has(start, "MM\0*")) {
                return 1;
            }
            return (int) new TiffDirectory(jpeg, start).value(ORIENTATION, 1);
        } catch (DamagedImage noOrientation) {
            return 1;
        }
    }

    private long value(int tag, long otherwise) throws DamagedImage {
        long directory = start + u32(start + 4);
        int entries = u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (u16(entry) == tag) {
                return u16(entry + 2) == SHORT ? u16(entry + 8) : u32(entry + 8);
            }
        }
        return otherwise;
    }

    private int u16(long at) throws DamagedImage {
        return little ? bytes.u16Little(at) : bytes.u16(at);
    }

    private long u32(long at) throws DamagedImage {
        return little ? bytes.u32Little(at) : bytes.u32(at);
    }
}
