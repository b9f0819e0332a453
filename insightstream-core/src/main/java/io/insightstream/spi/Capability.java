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
    /** {@link TextRequest#seed()}, {@link ImageRequest#seed}: the same seed asks for the same answer, as far as the model can. */
    SEED,
    /** {@link TextProvider#generate(TextRequest, TextListener)}: the answer comes piece by piece. */
    STREAMING,
    /** {@link TextProvider#models()}: the models there are. */
    MODEL_LISTING,
    /** {@link ImageRequest#referenceImages}: pictures the new one is to follow. */
    REFERENCE_IMAGES,
    /** {@link ImageRequest#negativePrompt}: what must not be seen. */
    NEGATIVE_PROMPT,
    /** {@link ImageRequest#count} above 1. */
    IMAGE_COUNT,
    /** {@link ImageRequest#size}: exactly so many pixels, not only the aspect ratio. */
    EXACT_SIZE,
    /** {@link ImageRequest#format}: the kind of file can be chosen. */
    IMAGE_FORMAT,
    /** {@link ImageProvider#resume}: what was begun can be fetched later. */
    RESUME
}
