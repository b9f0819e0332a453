package io.insightstream.clients.titlecard;

import io.insightstream.media.ImageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a card: background, a veil where it would hide the title, title. */
final class CardPainter {

    /** A little more than must be, so that rounding does not take it away. */
    private static final double WANTED = Contrast.READABLE + 0.2;

    private static final double[] VEILS = {0.35, 0.55, 0.7, 0.82, 0.92, 1};

    private final CardFonts fonts;

    CardPainter(CardFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * A card that is drawn.
     *
     * @param image the card
     * @param background the card without its title
     * @param title the title as it is set
     * @param palette its colours
     * @param safe where the title may be
     * @param ink where the letters of each line are
     */
    record Card(
            BufferedImage image,
            BufferedImage background,
            TitleText title,
            Palette palette,
            Rectangle2D safe,
            List<Rectangle2D> ink) {
        Card {
            ink = List.copyOf(ink);
        }
    }

    Card paint(String title, ImageSize size, TitleStyle style, int seed) {
        Backdrop backdrop = Backdrop.of(style);
        TitleText text = TitleText.of(title, fonts, backdrop.face());
        boolean mirrored = text.rightToLeft();
        double w = size.width();
        double h = size.height();
        Rectangle2D room = backdrop.room(w, h);
        if (mirrored) {
            room.setRect(w - room.getMaxX(), room.getY(), room.getWidth(), room.getHeight());
        }
        double shorter = Math.min(w, h);
        TitleSetting.Fitted fitted =
                new TitleSetting(fonts, backdrop.face(), room, backdrop.largest() * shorter, shorter).set(text);

        SplittableRandom random = new SplittableRandom(seed);
        List<Palette> palettes = backdrop.palettes();
        Palette palette = palettes.get(random.nextInt(palettes.size()));
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        backdrop.paint(new Canvas(graphics, w, h, palette, random, mirrored));

        Placed placed = place(fitted, room, backdrop.alignment(), mirrored, palette);
        while (!placed.isInside(room)) {
            // Widths are measured by advance; swashes and accents may stand out a little.
            fitted = fitted.smaller(0.98);
            placed = place(fitted, room, backdrop.alignment(), mirrored, palette);
        }
        List<Rectangle2D> ink = placed.ink();
        veil(graphics, image, palette, ink, shorter);
        BufferedImage background = copy(image);
        placed.draw(graphics);
        graphics.dispose();
        return new Card(image, background, fitted.text(), palette, room, ink);
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    }

    private static Placed place(
            TitleSetting.Fitted fitted,
            Rectangle2D room,
            Backdrop.Alignment alignment,
            boolean mirrored,
            Palette palette) {
        List<TextLayout> layouts = fitted.layouts(palette.text());
        // By what is seen: the middle of the ink is the middle of the room.
        double top = layouts.get(0).getBounds().getMinY();
        double bottom = (layouts.size() - 1) * fitted.pitch()
                + layouts.get(layouts.size() - 1).getBounds().getMaxY();
        double baseline = room.getCenterY() - (top + bottom) / 2;
        List<Position> positions = new ArrayList<>();
        for (TextLayout layout : layouts) {
            Rectangle2D bounds = layout.getBounds();
            double x;
            if (alignment == Backdrop.Alignment.CENTRE) {
                x = room.getCenterX() - bounds.getCenterX();
            } else if (mirrored) {
                x = room.getMaxX() - bounds.getMaxX();
            } else {
                x = room.getMinX() - bounds.getMinX();
            }
            positions.add(new Position(layout, x, baseline));
            baseline += fitted.pitch();
        }
        return new Placed(positions);
    }

    private record Position(TextLayout layout, double x, double baseline) {
        Rectangle2D ink() {
            Rectangle2D bounds = layout.getBounds();
            return new Rectangle2D.Double(
                    bounds.getX() + x, bounds.getY() + baseline, bounds.getWidth(), bounds.getHeight());
        }
    }

    private record Placed(List<Position> positions) {
        List<Rectangle2D> ink() {
            return positions.stream().map(Position::ink).toList();
        }

        boolean isInside(Rectangle2D room) {
            // A hair of tolerance for rounding, far below a pixel.
            Rectangle2D padded = new Rectangle2D.Double(
                    room.getX() - 0.01, room.getY() - 0.01, room.getWidth() + 0.02, room.getHeight() + 0.02);
            return positions.stream().allMatch(position -> padded.contains(position.ink()));
        }

        void draw(Graphics2D graphics) {
            for (Position position : positions) {
                position.layout().draw(graphics, (float) position.x(), (float) position.baseline());
            }
        }
    }

    /** Covers the ground under the title as lightly as makes every letter readable. */
    private static void veil(
            Graphics2D graphics, BufferedImage image, Palette palette, List<Rectangle2D> ink, double shorter) {
        Rectangle2D all = ink.stream().reduce(Rectangle2D::createUnion).orElseThrow();
        if (lowest(image, ink, palette.text()) >= WANTED) {
            return;
        }
        double margin = 0.03 * shorter;
        RoundRectangle2D panel = new RoundRectangle2D.Double(
                all.getX() - margin,
                all.getY() - margin,
                all.getWidth() + 2 * margin,
                all.getHeight() + 2 * margin,
                margin,
                margin);
        BufferedImage before = copy(image);
        for (double opacity : VEILS) {
            graphics.drawImage(before, 0, 0, null);
            graphics.setPaint(Palette.faded(palette.ground(), opacity));
            graphics.fill(panel);
            if (lowest(image, ink, palette.text()) >= WANTED) {
                return;
            }
        }
    }

    private static double lowest(BufferedImage image, List<Rectangle2D> ink, Color colour) {
        return ink.stream()
                .map(Rectangle2D::getBounds)
                .mapToDouble((Rectangle area) -> Contrast.lowest(image, area, colour))
                .min()
                .orElse(21);
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
