package io.insightstream.clients.titlecard;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** What a style draws behind the title, and where it leaves room for it. */
interface Backdrop {

    /** How lines stand in their box. */
    enum Alignment {
        /** Where reading begins: left, or right for titles from right to left. */
        START,
        /** In the middle. */
        CENTRE
    }

    List<Palette> palettes();

    CardFonts.Face face();

    Alignment alignment();

    /** Draws the background. */
    void paint(Canvas canvas);

    /** The room for the title in pixels, for a title from left to right. */
    Rectangle2D room(double width, double height);

    /** The largest letters, as a share of the shorter side. */
    default double largest() {
        return 0.22;
    }

    static Backdrop of(TitleStyle style) {
        return switch (style) {
            case GLOW -> new Glow();
            case SUNSET -> new Sunset();
            case PAPER -> new Paper();
            case BLOCKS -> new Blocks();
            case SIGNAL -> new Signal();
            case WAVES -> new Waves();
            case GRID -> new Grid();
            case CONFETTI -> new Confetti();
        };
    }

    /** A room given by the share of each side that stays free around it. */
    static Rectangle2D room(double width, double height, double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(
                width * left, height * top, width * (1 - left - right), height * (1 - top - bottom));
    }
}
