package io.insightstream.media;

/**
 * Width and height of a picture.
 *
 * @param width pixels, 1 or more
 * @param height pixels, 1 or more
 */
public record ImageSize(int width, int height) {

    /**
     * Creates a size.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture is at least 1 x 1, got " + width + " x " + height);
        }
    }

    /**
     * How many pixels it has.
     *
     * @return width times height
     */
    public long pixels() {
        return (long) width * height;
    }

    /**
     * The ratio of its sides.
     *
     * @return the ratio, reduced
     */
    public AspectRatio aspectRatio() {
        return new AspectRatio(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
