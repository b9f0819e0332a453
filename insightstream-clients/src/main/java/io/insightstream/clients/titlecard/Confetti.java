package io.insightstream.clients.titlecard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Shreds of paper, many at the edge and none where the title is. */
final class Confetti implements Backdrop {

    private static final int PIECES = 420;

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0x221C3A, 0xFFFBF3, 0xFF5A5F, 0xFFB400, 0x00A699, 0x7B4DFF, 0x2D9CDB),
                Palette.of(0x2A1020, 0xFFF3F6, 0xE0457B, 0xFF8FAB, 0x8E44AD, 0xF4A261, 0x2A9D8F),
                Palette.of(0xFFFFFF, 0x17153B, 0xFF5A5F, 0xFFD23F, 0x3BCEAC, 0x9D7BFF, 0x4CC9F0));
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
        double w = canvas.width();
        double h = canvas.height();
        canvas.fill(canvas.palette().ground());
        Rectangle2D room = room(w, h);
        for (int i = 0; i < PIECES; i++) {
            double x = canvas.between(-0.02, 1.02) * w;
            double y = canvas.between(-0.02, 1.02) * h;
            double edge = Math.max(Math.abs(x / w - 0.5), Math.abs(y / h - 0.5)) * 2;
            double size = canvas.between(0.018, 0.042) * canvas.shorter();
            boolean thrown = canvas.random().nextDouble() < Math.pow(edge, 3);
            boolean clear = !room.intersects(x - size, y - size, 2 * size, 2 * size);
            Shape piece = piece(canvas, x, y, size);
            if (thrown && clear) {
                canvas.fill(piece, canvas.palette().accent(i));
            }
        }
    }

    private static Shape piece(Canvas canvas, double x, double y, double size) {
        Shape shape = switch (canvas.random().nextInt(4)) {
            case 0 -> new RoundRectangle2D.Double(-size / 2, -size / 5, size, size / 2.5, size / 8, size / 8);
            case 1 -> new Ellipse2D.Double(-size / 3, -size / 3, size / 1.5, size / 1.5);
            case 2 -> new Arc2D.Double(-size / 2, -size / 2, size, size, 0, 180, Arc2D.PIE);
            default -> new Rectangle2D.Double(-size / 3, -size / 3, size / 1.5, size / 1.5);
        };
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(canvas.between(0, 2 * Math.PI));
        return place.createTransformedShape(shape);
    }

    @Override
    public Rectangle2D room(double width, double height) {
        return Backdrop.room(width, height, 0.12, 0.16, 0.12, 0.16);
    }
}
