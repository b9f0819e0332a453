/** Pictures of the models at Replicate: predictions that are begun, watched and fetched. */
@NullMarked
package io.insightstream.clients.replicate;

import org.jspecify.annotations.NullMarked;
