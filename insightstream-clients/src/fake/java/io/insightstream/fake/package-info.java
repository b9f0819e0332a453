/** Servers that answer like the platforms do, for tests and benchmarks. */
@NullMarked
package io.insightstream.fake;

import org.jspecify.annotations.NullMarked;
