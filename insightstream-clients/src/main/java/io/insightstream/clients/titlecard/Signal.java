package io.insightstream.clients.titlecard;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A loud ground with a striped band. */
final class Signal implements Backdrop {

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0x111111, 0xFFD60A, 0x111111, 0xFFE566),
                Palette.of(0xFFFFFF, 0xB8001F, 0xFFFFFF, 0xD4153A),
                Palette.of(0x101418, 0xB8F500, 0x101418, 0xD0FF4D),
                Palette.of(0xFFE600, 0x141414, 0xFFE600, 0x262626));
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
        canvas.fill(palette.ground());
        double lean = canvas.between(0.3, 0.55) * h;
        double split = w * canvas.between(0.5, 0.68);
        Path2D side = new Path2D.Double();
        side.moveTo(split + lean, 0);
        side.lineTo(w, 0);
        side.lineTo(w, h);
        side.lineTo(split, h);
        side.closePath();
        canvas.fill(side, palette.accent(1));
        band(canvas, h - 0.085 * canvas.shorter(), 0.085 * canvas.shorter());
    }

    private static void band(Canvas canvas, double top, double thickness) {
        Rectangle2D band = new Rectangle2D.Double(0, top, canvas.width(), thickness);
        canvas.fill(band, canvas.palette().ground());
        Shape before = canvas.graphics().getClip();
        canvas.graphics().clip(band);
        for (double x = -thickness; x < canvas.width() + thickness; x += 2 * thickness) {
            Path2D stripe = new Path2D.Double();
            stripe.moveTo(x, top + thickness);
            stripe.lineTo(x + thickness, top);
            stripe.lineTo(x + 2 * thickness, top);
            stripe.lineTo(x + thickness, top + thickness);
            stripe.closePath();
            canvas.fill(stripe, canvas.palette().accent(0));
        }
        canvas.graphics().setClip(before);
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.06, 0.08, 0.06, 0.16);
    }

    @Override
    public double largest() {
        return 0.32;
    }
}
