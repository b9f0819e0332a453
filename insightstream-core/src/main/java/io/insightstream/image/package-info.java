/** Pictures made from a prompt. */
@NullMarked
package io.insightstream.image;

import org.jspecify.annotations.NullMarked;
