/** Pictures and other media as bytes: what kind they are, how large, and whether they are safe to open. */
@NullMarked
package io.insightstream.media;

import org.jspecify.annotations.NullMarked;
