/** YouTube as the environment of the program sets it up, with a quota that outlives the program. */
@NullMarked
package io.insightstream.examples.youtube;

import org.jspecify.annotations.NullMarked;
