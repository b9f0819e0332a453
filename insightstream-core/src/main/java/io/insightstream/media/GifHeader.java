package io.insightstream.media;

/** GIF: a screen, then blocks; each picture is one, and the last says that it is the last. */
final class GifHeader {

    private static final int FIRST_BLOCK = 13;
    private static final int PICTURE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;

    private GifHeader() {}

    static ImageHeader parse(ByteView gif) throws DamagedImage {
        int width = gif.u16Little(6);
        int height = gif.u16Little(8);
        int pictures = 0;
        boolean complete = false;
        try {
            long at = (long) FIRST_BLOCK + colours(gif.u8(10));
            while (!complete) {
                int block = gif.u8(at);
                switch (block) {
                    case PICTURE -> {
                        pictures++;
                        at = afterParts(gif, at + 11 + colours(gif.u8(at + 9)));
                    }
                    case EXTENSION -> at = afterParts(gif, at + 2);
                    case END -> complete = true;
                    default -> throw new DamagedImage("byte " + at + " starts no block");
                }
            }
        } catch (DamagedImage cutOff) {
            // The size is known all the same.
            complete = false;
        }
        return ImageHeader.of(MediaType.GIF, width, height, 1, pictures > 1, complete);
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static long afterParts(ByteView gif, long first) throws DamagedImage {
        long at = first;
        for (int length = gif.u8(at); length > 0; length = gif.u8(at)) {
            at += 1 + length;
        }
        return at + 1;
    }
}
