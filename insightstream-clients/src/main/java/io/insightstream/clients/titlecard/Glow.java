package io.insightstream.clients.titlecard;

import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Soft lights on a dark ground, and a short bar over the title. */
final class Glow implements Backdrop {

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0xFFFFFF, 0x0B1030, 0x7C4DFF, 0x00C2FF, 0xFF4D9D),
                Palette.of(0xFFFFFF, 0x06231F, 0x00A871, 0x1E88E5, 0xC6FF4A),
                Palette.of(0xFFFFFF, 0x25091F, 0xFF3D71, 0xFF9F1C, 0xB14BFF));
    }

    @Override
    public CardFonts.Face face() {
        return CardFonts.Face.SANS;
    }

    @Override
    public Alignment alignment() {
        return Alignment.START;
    }

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.fillDiagonally(palette.ground(), Palette.mixed(palette.ground(), palette.accent(0), 0.18));
        double w = canvas.width();
        double h = canvas.height();
        double near = canvas.mirrored() ? 0 : w;
        double far = w - near;
        canvas.light(
                near,
                canvas.between(0, 0.25) * h,
                canvas.between(0.75, 0.95) * canvas.longer(),
                palette.accent(0),
                0.55);
        canvas.light(
                Math.abs(near - 0.12 * w),
                canvas.between(0.9, 1.1) * h,
                canvas.between(0.55, 0.7) * canvas.longer(),
                palette.accent(1),
                0.5);
        canvas.light(far, h * canvas.between(0.95, 1.15), 0.38 * canvas.longer(), palette.accent(2), 0.42);
        double bar = 0.085 * canvas.shorter();
        double left = canvas.mirrored() ? w * 0.93 - bar * 1.6 : w * 0.07;
        double thickness = 0.016 * canvas.shorter();
        canvas.fill(
                new RoundRectangle2D.Double(left, h * 0.1, bar * 1.6, thickness, thickness, thickness),
                palette.accent(2));
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.07, 0.16, 0.12, 0.1);
    }
}
