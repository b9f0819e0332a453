/** What calls to providers used up, and what that costs by the prices one is given. */
@NullMarked
package io.insightstream.usage;

import org.jspecify.annotations.NullMarked;
