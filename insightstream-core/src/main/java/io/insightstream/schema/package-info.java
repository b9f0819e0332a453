/** The shape an answer must have: taken from a record or from JSON Schema, written for each vendor, and checked. */
@NullMarked
package io.insightstream.schema;

import org.jspecify.annotations.NullMarked;
