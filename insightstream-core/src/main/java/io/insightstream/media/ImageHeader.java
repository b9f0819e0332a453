package io.insightstream.media;

import java.util.Objects;

/**
 * What a picture says about itself before it is decoded.
 *
 * @param type what kind it is
 * @param width pixels from left to right as they are stored, 1 or more
 * @param height pixels from top to bottom as they are stored, 1 or more
 * @param orientation how it is to be turned for viewing, as EXIF counts: 1 is upright, 6 a quarter turn clockwise; 1 if
 *     it says nothing
 * @param animated whether it is more than one picture
 * @param complete whether the bytes go to the end of the picture; where a kind does not tell, true
 */
public record ImageHeader(MediaType type, int width, int height, int orientation, boolean animated, boolean complete) {

    /**
     * Creates a header.
     *
     * @throws IllegalArgumentException if a side is below 1 or the orientation is not from 1 to 8
     */
    public ImageHeader {
        Objects.requireNonNull(type, "type");
        if (width < 1 || height < 1 || orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("a picture is at least 1 x 1 and turned in one of 8 ways, got " + width
                    + " x " + height + ", orientation " + orientation);
        }
    }

    /** The header of a complete, upright, still picture. */
    static ImageHeader still(MediaType type, long width, long height, boolean complete) throws DamagedImage {
        return of(type, width, height, 1, false, complete);
    }

    static ImageHeader of(MediaType type, long width, long height, int orientation, boolean animated, boolean complete)
            throws DamagedImage {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new DamagedImage("its size is " + width + " x " + height);
        }
        boolean known = orientation >= 1 && orientation <= 8;
        return new ImageHeader(type, (int) width, (int) height, known ? orientation : 1, animated, complete);
    }

    static ImageHeader parse(byte[] bytes) throws DamagedImage {
        ByteView view = new ByteView(bytes);
        MediaType type = Signature.typeOf(view);
        if (type == null || !type.isImage()) {
            throw new DamagedImage(
                    bytes.length == 0
                            ? "there are no bytes"
                            : "it is no picture"
                                    + (type == null ? "; it begins with " + view.beginning() : ", but " + type));
        }
        try {
            return parse(type, view);
        } catch (DamagedImage e) {
            throw new DamagedImage("it begins like " + type + ", but " + e.problem());
        }
    }

    private static ImageHeader parse(MediaType type, ByteView view) throws DamagedImage {
        return switch (type.value()) {
            case "image/png" -> PngHeader.parse(view);
            case "image/jpeg" -> JpegHeader.parse(view);
            case "image/gif" -> GifHeader.parse(view);
            case "image/webp" -> WebpHeader.parse(view);
            case "image/bmp" -> BmpHeader.parse(view);
            case "image/tiff" -> TiffDirectory.parse(view);
            default -> IsoMediaHeader.parse(type, view);
        };
    }

    /**
     * The size as stored.
     *
     * @return width and height
     */
    public ImageSize size() {
        return new ImageSize(width, height);
    }

    /**
     * The size as seen, after the turn that {@link #orientation} asks for.
     *
     * @return width and height, exchanged if the picture lies on its side
     */
    public ImageSize displayedSize() {
        return orientation > 4 ? new ImageSize(/* width= */ height, /* height= */ width) : size();
    }
}
