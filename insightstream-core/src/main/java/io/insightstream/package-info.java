/** The facade: everything InsightStream does, on the providers it was given. */
@NullMarked
package io.insightstream;

import org.jspecify.annotations.NullMarked;
