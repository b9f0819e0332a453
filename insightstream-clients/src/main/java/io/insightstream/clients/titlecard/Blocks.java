package io.insightstream.clients.titlecard;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A wall of squares, circles and quarter circles beside the title, or under it on a tall card. */
final class Blocks implements Backdrop {

    private static final int DEEP = 2;
    private static final int LONG = 4;

    @Override
    public List<Palette> palettes() {
        return List.of(
                Palette.of(0x1B1B1E, 0xF5ECDD, 0xE4572E, 0x17669B, 0xF3A712, 0x2E4057),
                Palette.of(0x16213A, 0xEAF2F8, 0xF25F5C, 0x247BA0, 0xFFE066, 0x50514F),
                Palette.of(0xFFFFFF, 0x1D2333, 0xF4D35E, 0xEE964B, 0xF95738, 0x3E7CB1));
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
        canvas.fill(canvas.palette().ground());
        boolean tall = canvas.tall();
        double cell = canvas.tall() ? canvas.width() / LONG : canvas.height() / LONG;
        int offset = canvas.random().nextInt(4);
        for (int along = 0; along < LONG; along++) {
            for (int deep = 0; deep < DEEP; deep++) {
                double x = tall ? along * cell : canvas.mirrored() ? deep * cell : canvas.width() - (deep + 1) * cell;
                double y = tall ? canvas.height() - (deep + 1) * cell : along * cell;
                block(canvas, x, y, cell, offset + along + 2 * deep);
            }
        }
    }

    private static void block(Canvas canvas, double x, double y, double cell, int colour) {
        Palette palette = canvas.palette();
        Color ground = palette.accent(colour);
        Color figure = palette.accent(colour + 1 + canvas.random().nextInt(3));
        // One pixel over the edge, so that no seam shows where cells end between pixels.
        canvas.fill(new Rectangle2D.Double(x, y, cell + 1, cell + 1), ground);
        int quarter = canvas.random().nextInt(4);
        switch (canvas.random().nextInt(4)) {
            case 0 -> canvas.circle(x + cell / 2, y + cell / 2, cell * 0.34, figure);
            case 1 -> {
                quarter(canvas, x, y, cell, quarter, figure);
                quarter(canvas, x, y, cell * 0.5, quarter, ground);
            }
            case 2 -> quarter(canvas, x, y, cell, quarter, figure);
            default -> {
                canvas.fill(new Rectangle2D.Double(x, y, cell / 2, cell + 1), figure);
                canvas.circle(x + cell / 2, y + cell / 2, cell * 0.2, palette.ground());
            }
        }
    }

    /** A quarter circle around one corner of the cell in which it is the largest. */
    private static void quarter(Canvas canvas, double x, double y, double radius, int corner, Color colour) {
        double cell = canvas.tall() ? canvas.width() / LONG : canvas.height() / LONG;
        double centreX = x + (corner % 2 == 0 ? 0 : cell);
        double centreY = y + (corner < 2 ? 0 : cell);
        int start = switch (corner) {
            case 0 -> 270;
            case 1 -> 180;
            case 2 -> 0;
            default -> 90;
        };
        canvas.fill(
                new Arc2D.Double(centreX - radius, centreY - radius, 2 * radius, 2 * radius, start, 90, Arc2D.PIE),
                colour);
    }

    @Override
    public Rectangle2D room(double width, double height) {
        double wall = Math.min(width, height) / LONG * DEEP;
        return height > width
                ? new Rectangle2D.Double(width * 0.08, height * 0.06, width * 0.84, height * 0.88 - wall)
                : new Rectangle2D.Double(width * 0.06, height * 0.1, width * 0.89 - wall, height * 0.8);
    }
}
