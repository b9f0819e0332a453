/** Text by fixed rules, with no model and no network: what stands in where no text provider is configured. */
@NullMarked
package io.insightstream.offline;

import org.jspecify.annotations.NullMarked;
