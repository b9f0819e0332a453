/** Several providers as one: the next one answers when one cannot. */
@NullMarked
package io.insightstream.failover;

import org.jspecify.annotations.NullMarked;
