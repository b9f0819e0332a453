package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/**
 * How well a colour is read on another: the contrast ratio of WCAG 2.2, from 1 to 21. See <a
 * href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">its definition</a>.
 */
final class Contrast {

    /** What WCAG asks of text of any size at level AA. */
    static final double READABLE = 4.5;

    private Contrast() {}

    static double ratio(int rgb, int otherRgb) {
        double a = luminance(rgb);
        double b = luminance(otherRgb);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The lowest ratio of a colour to any pixel of an area; the area is cut to the picture. */
    static double lowest(BufferedImage image, Rectangle area, Color colour) {
        Rectangle inside = area.intersection(new Rectangle(image.getWidth(), image.getHeight()));
        if (inside.isEmpty()) {
            return 21;
        }
        int[] pixels = image.getRGB(inside.x, inside.y, inside.width, inside.height, null, 0, inside.width);
        double lowest = 21;
        int before = ~pixels[0];
        for (int pixel : pixels) {
            // Neighbours are often the same: a run of them is judged once.
            if (pixel != before) {
                lowest = Math.min(lowest, ratio(pixel, colour.getRGB()));
                before = pixel;
            }
        }
        return lowest;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
