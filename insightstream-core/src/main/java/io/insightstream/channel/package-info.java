/** Reports about one channel: outliers and upload streaks. */
@NullMarked
package io.insightstream.channel;

import org.jspecify.annotations.NullMarked;
