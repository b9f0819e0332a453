package io.insightstream.media;

import java.util.Set;

/** AVIF and HEIC: boxes in boxes of a length and a name; the largest picture described is the picture. */
final class IsoMediaHeader {

    private static final Set<String> FOLDERS = Set.of("meta", "iprp", "ipco");
    private static final int BOX_HEADER = 8;

    private final ByteView bytes;
    private long width;
    private long height;

    private IsoMediaHeader(ByteView bytes) {
        this.bytes = bytes;
    }

    static ImageHeader parse(MediaType type, ByteView bytes) throws DamagedImage {
        IsoMediaHeader header = new IsoMediaHeader(bytes);
        boolean complete = header.read(0, bytes.size());
        if (header.width == 0) {
            throw new DamagedImage("it tells no size");
        }
        return ImageHeader.of(type, header.width, header.height, 1, bytes.has(8, "avis"), complete);
    }

    /** Reads the boxes from one byte to another; false if one goes beyond. */
    private boolean read(long from, long to) throws DamagedImage {
        for (long at = from; at + BOX_HEADER <= to; ) {
            long length = bytes.u32(at);
            String name = bytes.name(at + 4);
            long content = at + BOX_HEADER;
            if (length == 1) {
                length = bytes.u32(at + 8) << 32 | bytes.u32(at + 12);
                content += 8;
            }
            long end = length == 0 ? to : at + length;
            if (end < content || end > to) {
                return false;
            }
            if (FOLDERS.contains(name)) {
                read(name.equals("meta") ? content + 4 : content, end);
            } else if (name.equals("ispe")) {
                consider(bytes.u32(content + 4), bytes.u32(content + 8));
            }
            at = end;
        }
        return true;
    }

    private void consider(long w, long h) {
        if (w > width || (w == width && h > height)) {
            width = w;
            height = h;
        }
    }
}
