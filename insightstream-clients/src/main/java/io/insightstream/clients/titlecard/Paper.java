package io.insightstream.clients.titlecard;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Paper with a double frame and a small ornament. */
final class Paper implements Backdrop {

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0x1F1A17, 0xF6F0E4, 0xA8321F, 0x8C7B66),
                Palette.of(0x14213D, 0xF3F4EF, 0x9A6A00, 0x66788A),
                Palette.of(0x1D2B1F, 0xF1F3E8, 0x2F6B3A, 0x7F8B72));
    }

    @Override
    public CardFonts.Face face() {
        return CardFonts.Face.SERIF;
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
        double unit = canvas.shorter();
        canvas.fill(palette.ground());
        canvas.light(w / 2, h * 0.42, canvas.longer() * 0.72, java.awt.Color.WHITE, 0.55);

        frame(canvas, 0.045 * unit, 0.006 * unit);
        frame(canvas, 0.062 * unit, 0.002 * unit);

        double y = h - 0.145 * unit;
        canvas.graphics().setPaint(palette.accent(1));
        canvas.graphics().setStroke(new BasicStroke((float) (0.0025 * unit)));
        canvas.graphics().draw(new Line2D.Double(w / 2 - 0.2 * unit, y, w / 2 - 0.06 * unit, y));
        canvas.graphics().draw(new Line2D.Double(w / 2 + 0.06 * unit, y, w / 2 + 0.2 * unit, y));
        for (int i = -1; i <= 1; i++) {
            diamond(canvas, w / 2 + i * 0.033 * unit, y, (i == 0 ? 0.016 : 0.01) * unit);
        }
    }

    private static void frame(Canvas canvas, double inset, double thickness) {
        canvas.graphics().setPaint(canvas.palette().accent(1));
        canvas.graphics().setStroke(new BasicStroke((float) thickness));
        canvas.graphics()
                .draw(new Rectangle2D.Double(inset, inset, canvas.width() - 2 * inset, canvas.height() - 2 * inset));
    }

    private static void diamond(Canvas canvas, double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - radius, y);
        path.lineTo(x, y - radius);
        path.lineTo(x + radius, y);
        path.lineTo(x, y + radius);
        path.closePath();
        canvas.fill(path, canvas.palette().accent(0));
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.11, 0.14, 0.11, 0.24);
    }

    @Override
    public double largest() {
        return 0.2;
    }
}
