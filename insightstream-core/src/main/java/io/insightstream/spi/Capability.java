package io.insightstream.spi;

/** What a provider can do beyond the least. Ask {@code capabilities()} before the call; a call without one is refused. */
public enum Capability {
    /** {@link VideoProvider#search}. */
    SEARCH,
    /** {@link VideoProvider#chart}. */
    CHART,
    /** {@link VideoProvider#categories} and {@link VideoProvider#regions}. */
    CATEGORIES,
    /** {@link VideoProvider#comments}. */
    COMMENTS,
    /** {@link VideoProvider#statistics}: counts alone, for less than whole videos. */
    STATISTICS
}
