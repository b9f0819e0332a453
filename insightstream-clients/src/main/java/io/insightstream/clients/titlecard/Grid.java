package io.insightstream.clients.titlecard;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A lit grid that runs to the horizon under a dark sky with stars. */
final class Grid implements Backdrop {

    private static final double HORIZON = 0.68;

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0xFFFFFF, 0x12002B, 0xFF2E93, 0x23E5FF),
                Palette.of(0xFFFFFF, 0x001B2E, 0x00E0A4, 0xFFD166),
                Palette.of(0xFFFFFF, 0x1A0A00, 0xFF7A00, 0xFFD000));
    }

    @Override
    public CardFonts.Face face() {
        return CardFonts.Face.NARROW;
    }

    @Override
    public Alignment alignment() {
        return Alignment.CENTRE;
    }

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        double w = canvas.width();
        double h = canvas.height();
        double horizon = h * HORIZON;
        Rectangle2D room = room(w, h);
        Color dark = palette.ground();
        canvas.fillDownwards(dark, Palette.mixed(dark, palette.accent(0), 0.1));
        for (int star = 0; star < 220; star++) {
            double x = canvas.between(0, w);
            double y = canvas.between(0, horizon);
            double size = canvas.between(0.001, 0.003) * canvas.shorter();
            Color light = Palette.faded(Color.WHITE, canvas.between(0.25, 0.85));
            // None among the letters, where it would be taken for a dot.
            if (!room.intersects(x - 2 * size, y - 2 * size, 4 * size, 4 * size)) {
                canvas.circle(x, y, size, light);
            }
        }
        canvas.light(w / 2, horizon, canvas.longer() * 0.5, palette.accent(0), 0.5);
        Rectangle2D floor = new Rectangle2D.Double(0, horizon, w, h - horizon);
        canvas.fill(
                floor,
                new GradientPaint(
                        0, (float) horizon, Palette.mixed(dark, palette.accent(0), 0.35), 0, (float) h, dark));

        canvas.graphics().setStroke(new BasicStroke((float) (0.0035 * canvas.shorter())));
        canvas.graphics().setPaint(palette.accent(0));
        for (int line = -24; line <= 24; line++) {
            // From the vanishing point a little above the horizon, but drawn below it only.
            canvas.graphics().draw(new Line2D.Double(w / 2 + line * w * 0.035, horizon, w / 2 + line * w * 0.17, h));
        }
        for (double depth = 1; depth > 0.01; depth *= 0.72) {
            double y = horizon + (h - horizon) * depth;
            canvas.graphics().draw(new Line2D.Double(0, y, w, y));
        }
        canvas.graphics().setStroke(new BasicStroke((float) (0.008 * canvas.shorter())));
        canvas.graphics().setPaint(palette.accent(1));
        canvas.graphics().draw(new Line2D.Double(0, horizon, w, horizon));
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.07, 0.08, 0.07, 1 - HORIZON + 0.05);
    }

    @Override
    public double largest() {
        return 0.28;
    }
}
