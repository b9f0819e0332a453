package io.insightstream.schema;

/** The ways vendors want a schema written. */
public enum SchemaDialect {
    /** JSON Schema with all limits, for prompts and for people. */
    PLAIN,
    /**
     * JSON Schema as OpenAI's strict mode and those that follow it take it: every property required, an optional one a
     * union with null, no further properties, and limits in the description, as not every endpoint takes the keywords.
     */
    OPENAI_STRICT,
    /**
     * The part of OpenAPI that Gemini's {@code responseSchema} takes: types in upper case, {@code nullable}, {@code
     * propertyOrdering}; lengths and dates in the description.
     */
    GEMINI
}
