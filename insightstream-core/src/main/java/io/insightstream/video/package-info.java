/** Videos and channels: the records every video provider speaks in. */
@NullMarked
package io.insightstream.video;

import org.jspecify.annotations.NullMarked;
