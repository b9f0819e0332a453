package io.insightstream.clients.titlecard;

/** How a title card looks. Each style has several palettes; the seed chooses one and places what is drawn. */
public enum TitleStyle {
    /** Soft lights on a dark ground, the title large at the side. */
    GLOW,
    /** A low sun behind a narrow, heavy title. */
    SUNSET,
    /** Dark serif letters on paper, in a frame. */
    PAPER,
    /** Squares and quarter circles beside the title. */
    BLOCKS,
    /** A loud ground, a narrow, heavy title, a striped band. */
    SIGNAL,
    /** Waves under the title. */
    WAVES,
    /** A lit grid running to the horizon. */
    GRID,
    /** Paper shreds around a dark title. */
    CONFETTI
}
