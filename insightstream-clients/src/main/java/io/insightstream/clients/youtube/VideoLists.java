package io.insightstream.clients.youtube;

import com.google.api.services.youtube.model.VideoListResponse;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.spi.Page;
import io.insightstream.video.Video;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Videos by their ids, 50 a call and several calls at a time. */
final class VideoLists {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Endpoints endpoints;
    private final SideCalls sideCalls;
    private final ProviderId provider;
    private final Clock clock;

    VideoLists(Endpoints endpoints, SideCalls sideCalls, ProviderId provider, Clock clock) {
        this.endpoints = endpoints;
        this.sideCalls = sideCalls;
        this.provider = provider;
        this.clock = clock;
    }

    /** What an id of YouTube consists of; others are not asked for: a comma in one would make two of it. */
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Cuts ids into calls. */
    static List<List<String>> chunks(Collection<String> ids) {
        List<String> valid =
                new LinkedHashSet<>(ids).stream().filter(VideoLists::isId).toList();
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < valid.size(); from += Endpoints.PAGE) {
            chunks.add(valid.subList(from, Math.min(from + Endpoints.PAGE, valid.size())));
        }
        return chunks;
    }

    Page<Video> videos(Collection<String> ids) {
        Spent spent = new Spent();
        Map<String, Video> found = find(ids, spent);
        return page(ids, found, spent.provenance(provider, clock.instant()));
    }

    /** What was found, in the order it was asked for, once each. */
    static <T> Page<T> page(Collection<String> ids, Map<String, T> found, Provenance provenance) {
        List<T> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            T item = found.get(id);
            if (item == null) {
                missing.add(id);
            } else {
                items.add(item);
            }
        }
        return new Page<>(items, null, missing, provenance);
    }

    /** The videos that are there, by id. */
    Map<String, Video> find(Collection<String> ids, Spent spent) {
        List<Supplier<Answer<VideoListResponse>>> calls = chunks(ids).stream()
                .<Supplier<Answer<VideoListResponse>>>map(endpoints::videos)
                .toList();
        Map<String, Video> found = new LinkedHashMap<>();
        sideCalls.all(calls).forEach(answer -> add(answer, found, spent));
        return found;
    }

    private static void add(Answer<VideoListResponse> answer, Map<String, Video> found, Spent spent) {
        Objects.requireNonNullElse(
                        spent.on(answer).body().getItems(), List.<com.google.api.services.youtube.model.Video>of())
                .forEach(video -> VideoMapper.video(video).ifPresent(mapped -> found.put(mapped.id(), mapped)));
    }
}
