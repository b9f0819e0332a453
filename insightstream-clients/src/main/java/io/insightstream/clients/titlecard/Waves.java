package io.insightstream.clients.titlecard;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Waves, each paler than the one behind it. */
final class Waves implements Backdrop {

    private static final int LAYERS = 5;

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0xFFFFFF, 0x01303B, 0x015766, 0x9FE3E0),
                Palette.of(0xFFFFFF, 0x1B1446, 0x3C2C91, 0xC9B8FF),
                Palette.of(0x0E2A3A, 0xE9F6F5, 0xBFE5E4, 0x167C80));
    }

    @Override
    public CardFonts.Face face() {
        return CardFonts.Face.SANS;
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
        canvas.fillDownwards(palette.ground(), Palette.mixed(palette.ground(), palette.accent(0), 0.8));
        canvas.light(w * canvas.between(0.2, 0.8), 0, canvas.longer() * 0.55, palette.accent(0), 0.55);
        for (int layer = 0; layer < LAYERS; layer++) {
            double share = (double) layer / (LAYERS - 1);
            double level = h * (0.74 + 0.05 * layer);
            double phase = canvas.between(0, 2 * Math.PI);
            double length = w * canvas.between(0.55, 0.95);
            double swing = h * (0.045 - 0.005 * layer);
            Path2D wave = new Path2D.Double();
            wave.moveTo(0, h);
            for (double x = 0; x <= w + 4; x += 4) {
                wave.lineTo(
                        x,
                        level
                                + swing * Math.sin(phase + 2 * Math.PI * x / length)
                                + swing * 0.35 * Math.sin(1.7 * phase + 5 * Math.PI * x / length));
            }
            wave.lineTo(w + 4, h);
            wave.closePath();
            canvas.fill(wave, Palette.faded(Palette.mixed(palette.accent(0), palette.accent(1), share), 0.85));
        }
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.08, 0.08, 0.08, 0.33);
    }
}
