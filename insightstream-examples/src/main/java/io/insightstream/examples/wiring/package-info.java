/** Providers as the variables of the environment set them up: the one place that knows their names. */
@NullMarked
package io.insightstream.examples.wiring;

import org.jspecify.annotations.NullMarked;
