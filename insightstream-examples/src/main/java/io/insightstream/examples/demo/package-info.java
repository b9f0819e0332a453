/** The made-up catalog that the demo shows. */
@NullMarked
package io.insightstream.examples.demo;

import org.jspecify.annotations.NullMarked;
