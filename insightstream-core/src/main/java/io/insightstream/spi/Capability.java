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
    STATISTICS,
    /** {@link TextRequest.Format#JSON_SCHEMA}: the provider itself holds the answer to a schema. */
    JSON_SCHEMA,
    /** {@link TextRequest.Format#JSON_OBJECT}: the provider itself sees to it that the answer is a JSON object. */
    JSON_OBJECT,
    /** {@link TextRequest#images()}: pictures as part of the question. */
    IMAGE_INPUT,
    /** {@link TextRequest#seed()}: the same seed asks for the same answer, as far as the model can. */
    SEED,
    /** {@link TextProvider#generate(TextRequest, TextListener)}: the answer comes piece by piece. */
    STREAMING,
    /** {@link TextProvider#models()}: the models there are. */
    MODEL_LISTING
}
