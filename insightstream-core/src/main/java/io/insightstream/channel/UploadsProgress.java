package io.insightstream.channel;

import org.jspecify.annotations.Nullable;

/** Is told how far a look at a channel's uploads has come. */
@FunctionalInterface
public interface UploadsProgress {
    /**
     * A page of uploads has arrived. Called on the thread that asked for the report, and before the next page is asked
     * for: what it throws ends the look.
     *
     * @param videos how many uploads have arrived so far, 0 or more
     * @param expected how many there may be in all, as far as the channel and the limit tell; null if not known. Fewer
     *     come if some are private or too old
     */
    void arrived(int videos, @Nullable Long expected);
}
