package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * What a background is drawn on.
 *
 * @param graphics the picture
 * @param width its width in pixels
 * @param height its height in pixels
 * @param palette the colours
 * @param random chance, started by the seed
 * @param mirrored whether the title goes from right to left, and its room is on the right
 */
record Canvas(
        Graphics2D graphics, double width, double height, Palette palette, SplittableRandom random, boolean mirrored) {

    double shorter() {
        return Math.min(width, height);
    }

    double longer() {
        return Math.max(width, height);
    }

    boolean tall() {
        return height > width;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    void fill(Paint paint) {
        fill(new Rectangle2D.Double(0, 0, width, height), paint);
    }

    void fill(Shape shape, Paint paint) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    /** From one corner to the opposite one. */
    void fillDiagonally(Color from, Color to) {
        fill(new GradientPaint(0, 0, from, (float) width, (float) height, to));
    }

    void fillDownwards(Color from, Color to) {
        fill(new GradientPaint(0, 0, from, 0, (float) height, to));
    }

    void circle(double x, double y, double radius, Paint paint) {
        fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), paint);
    }

    /** A light that fades to nothing at its edge. */
    void light(double x, double y, double radius, Color colour, double strength) {
        float[] stops = {0, 0.5f, 1};
        Color[] colours = {
            Palette.faded(colour, strength), Palette.faded(colour, strength * 0.35), Palette.faded(colour, 0)
        };
        circle(x, y, radius, new RadialGradientPaint((float) x, (float) y, (float) radius, stops, colours));
    }
}
