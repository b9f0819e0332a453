package io.insightstream.examples.wiring;

/** What a vendor's models can do. */
public enum Ability {
    /** Write texts. */
    TEXT,
    /** Draw pictures. */
    IMAGES
}
