/** What outlives a call: interfaces to keep state in, and their in-memory forms. */
@NullMarked
package io.insightstream.store;

import org.jspecify.annotations.NullMarked;
