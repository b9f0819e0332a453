package io.insightstream.examples.server;

import io.insightstream.InsightStream;
import io.insightstream.video.ChannelRef;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a server reports on.
 *
 * @param insight makes the reports
 * @param source what the channels come from, such as {@code youtube} or the name of a file
 * @param names reads what a caller names a channel by
 */
public record ServedChannels(InsightStream insight, String source, Function<String, ChannelRef> names) {
    /** Creates the channels to be served. */
    public ServedChannels {
        Objects.requireNonNull(insight, "insight");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(names, "names");
    }
}
