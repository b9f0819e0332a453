/** What is known of a call to a provider: who answered, where the data came from, what it cost, and who hears of it. */
@NullMarked
package io.insightstream.call;

import org.jspecify.annotations.NullMarked;
