package io.insightstream.clients.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.ProviderId;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.Page;
import io.insightstream.video.VideoCounts;
import io.insightstream.video.VideoStatistics;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts of videos without the rest of them: a call for 50, from a bucket of its own. */
final class Statistics {

    private final Endpoints endpoints;
    private final SideCalls sideCalls;
    private final ProviderId provider;
    private final Clock clock;

    Statistics(Endpoints endpoints, SideCalls sideCalls, ProviderId provider, Clock clock) {
        this.endpoints = endpoints;
        this.sideCalls = sideCalls;
        this.provider = provider;
        this.clock = clock;
    }

    Page<VideoCounts> statistics(Collection<String> ids) {
        Spent spent = new Spent();
        Map<String, VideoCounts> found = new LinkedHashMap<>();
        List<Supplier<Answer<Map<String, VideoCounts>>>> calls = VideoLists.chunks(ids).stream()
                .<Supplier<Answer<Map<String, VideoCounts>>>>map(
                        chunk -> () -> endpoints.batchGetStats(chunk, Statistics::counts))
                .toList();
        sideCalls.all(calls).forEach(answer -> found.putAll(spent.on(answer).body()));
        return VideoLists.page(ids, found, spent.provenance(provider, clock.instant()));
    }

    private static Map<String, VideoCounts> counts(JsonNode answer) {
        Map<String, VideoCounts> found = new LinkedHashMap<>();
        for (JsonNode item : answer.path("items")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                JsonNode counts = item.path("statistics");
                found.put(
                        id,
                        new VideoCounts(
                                id,
                                new VideoStatistics(
                                        count("views", id, counts.get("viewCount")),
                                        count("likes", id, counts.get("likeCount")),
                                        count("comments", id, counts.get("commentCount")))));
            }
        }
        return found;
    }

    private static @Nullable Long count(String what, String id, @Nullable JsonNode count) {
        if (count == null || count.isNull()) {
            return null;
        }
        String text = count.asText();
        try {
            return Counts.of(what + " of video", id, new BigInteger(text));
        } catch (NumberFormatException e) {
            throw new MalformedResponse(
                    "YouTube tells '" + text + "' as the " + what + " of video " + id + "; expected a number", text, e);
        }
    }
}
