/** State that outlives a call, such as spent quotas: where it is kept, and a store in memory. */
@NullMarked
package io.insightstream.store;

import org.jspecify.annotations.NullMarked;
