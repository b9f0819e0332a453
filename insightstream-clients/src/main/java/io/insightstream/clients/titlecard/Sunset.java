package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A low sun, cut into stripes, behind the horizon. */
final class Sunset implements Backdrop {

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0xFFFFFF, 0x2B0F4A, 0x8E2461, 0xE2543B, 0xFFC145),
                Palette.of(0xFFFFFF, 0x0C2440, 0x1F5673, 0xE0606B, 0xFFD9A0),
                Palette.of(0xFFFFFF, 0x30101A, 0x7A1E2C, 0xD9682B, 0xFFE08A));
    }

    @Override
    public CardFonts.Face face() {
        return CardFonts.Face.NARROW;
    }

    @Override
    public Alignment alignment() {
        return Alignment.START;
    }

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        double w = canvas.width();
        double h = canvas.height();
        Color[] sky = {palette.ground(), palette.accent(0), palette.accent(1)};
        canvas.fill(new LinearGradientPaint(0, 0, 0, (float) h, new float[] {0, 0.62f, 1}, sky));

        boolean below = isBelow(w, h);
        double radius = below ? Math.min(0.36 * w, 0.2 * h) : 0.3 * h;
        double x = w * (canvas.mirrored() ? 0.17 : 0.83) + canvas.between(-0.02, 0.02) * w;
        double y = h * (below ? 0.86 : 0.72);
        canvas.light(x, y, radius * 1.8, palette.accent(2), 0.4);
        Shape before = canvas.graphics().getClip();
        canvas.graphics().clip(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        double stripe = radius * 0.3;
        double top = y - radius;
        // Each stripe is thinner than the one above it, and each gap is wider.
        for (double gap = radius * 0.035; top < y + radius; gap += radius * 0.022) {
            canvas.fill(new Rectangle2D.Double(x - radius, top, 2 * radius, stripe), palette.accent(2));
            top += stripe + gap;
            stripe = Math.max(radius * 0.06, stripe * 0.76);
        }
        canvas.graphics().setClip(before);
        canvas.fill(new Rectangle2D.Double(0, h * 0.93, w, h * 0.07), palette.ground());
    }

    /** Whether the sun stands below the title, not beside it: on cards that are not much wider than high. */
    private static boolean isBelow(double width, double height) {
        return width < 1.3 * height;
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return isBelow(width, height)
                ? Backdrop.room(width, height, 0.08, 0.07, 0.08, 0.37)
                : Backdrop.room(width, height, 0.065, 0.1, 0.37, 0.17);
    }

    @Override
    public double largest() {
        return 0.26;
    }
}
