package io.insightstream.media;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width to height of a picture, reduced: 1280 to 720 is 16:9.
 *
 * @param width the part of the width, 1 or more
 * @param height the part of the height, 1 or more
 */
public record AspectRatio(int width, int height) {

    /** 16:9, as video thumbnails are. */
    public static final AspectRatio WIDE = new AspectRatio(16, 9);

    /** 9:16, as videos on phones are. */
    public static final AspectRatio TALL = new AspectRatio(9, 16);

    /** 1:1. */
    public static final AspectRatio SQUARE = new AspectRatio(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5}):(\\d{1,5})");

    /**
     * Creates a ratio.
     *
     * @throws IllegalArgumentException if a part is below 1
     */
    public AspectRatio {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an aspect ratio has parts of 1 or more, got " + width + ":" + height);
        }
        int divisor = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
        width /= divisor;
        height /= divisor;
    }

    /**
     * Reads a ratio.
     *
     * @param text two numbers with a colon between, such as {@code 16:9}
     * @return the ratio
     * @throws IllegalArgumentException if the text is another
     */
    public static AspectRatio parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("an aspect ratio is like 16:9, got '" + text + "'");
        }
        return new AspectRatio(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /**
     * The ratio most like this one, for providers that know only some. Twice as wide is as far off as half as wide.
     *
     * @param offered the ratios to choose from, one or more; of two that are equally near, the first is taken
     * @return the nearest
     * @throws IllegalArgumentException if nothing is offered
     */
    public AspectRatio nearest(Collection<AspectRatio> offered) {
        return offered.stream()
                .min(Comparator.comparingDouble(this::distance))
                .orElseThrow(() -> new IllegalArgumentException("no aspect ratio is offered"));
    }

    private double distance(AspectRatio other) {
        return Math.abs(Math.log((double) width / height) - Math.log((double) other.width / other.height));
    }

    /**
     * The size of this ratio with about so many pixels.
     *
     * @param pixels how many pixels it should have, 1 or more
     * @param multiple what both sides must be a multiple of, 1 or more
     * @return the size; a side is never below {@code multiple}
     */
    public ImageSize size(long pixels, int multiple) {
        double height = Math.sqrt((double) pixels * this.height / this.width);
        return new ImageSize(rounded(height * this.width / this.height, multiple), rounded(height, multiple));
    }

    private static int rounded(double side, int multiple) {
        return (int) Math.max(1, Math.round(side / multiple)) * multiple;
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
