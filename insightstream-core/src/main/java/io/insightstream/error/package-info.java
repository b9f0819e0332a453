/** Everything that can go wrong, sorted by what a caller can do about it. */
@NullMarked
package io.insightstream.error;

import org.jspecify.annotations.NullMarked;
