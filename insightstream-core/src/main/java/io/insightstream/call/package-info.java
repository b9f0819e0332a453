/** What is known of a call to a provider: who answered, when, and where the data came from. */
@NullMarked
package io.insightstream.call;

import org.jspecify.annotations.NullMarked;
