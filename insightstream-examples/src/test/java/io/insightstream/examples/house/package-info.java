/** The house rules that no compiler checks. */
@NullMarked
package io.insightstream.examples.house;

import org.jspecify.annotations.NullMarked;
