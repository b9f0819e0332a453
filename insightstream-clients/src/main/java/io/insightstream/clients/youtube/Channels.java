package io.insightstream.clients.youtube;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.google.api.services.youtube.model.ChannelListResponse;
import com.google.api.services.youtube.model.SearchResult;
import com.google.api.services.youtube.model.Video;
import io.insightstream.clients.youtube.Endpoints.ChannelKey;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds channels by whatever names them, never by a search unless that is allowed. What was found by a name is at hand by
 * its id too, and the other way round by its handle.
 */
final class Channels {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{3,64}");
    private static final int REMEMBERED = 10_000;

    /** How many channels that a search finds are looked at. */
    static final int SEARCHED = 5;

    private final Endpoints endpoints;
    private final boolean searchForNames;
    private final Duration freshFor;
    private final Clock clock;
    private final Cache<String, Known> byName;

    Channels(Endpoints endpoints, boolean searchForNames, Duration freshFor, Clock clock) {
        this.endpoints = endpoints;
        this.searchForNames = searchForNames;
        this.freshFor = freshFor;
        this.clock = clock;
        this.byName = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // What may not be served any more is not held either: YouTube's terms ask to delete it.
                .expireAfter(Expiry.writing((String name, Known known) -> freshFor(known)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    private Duration freshFor(Known known) {
        Duration left = Duration.between(clock.instant(), known.retrievedAt().plus(freshFor));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * A channel that was found.
     *
     * @param channel the channel
     * @param uploads the playlist of its uploads
     * @param retrievedAt when YouTube told of it
     */
    record Known(Channel channel, String uploads, Instant retrievedAt) {}

    /** The channel if it is at hand. */
    @Nullable
    Known atHand(ChannelRef ref) {
        Known known = byName.getIfPresent(name(ref));
        return known != null && freshFor(known).compareTo(Duration.ZERO) > 0 ? known : null;
    }

    /**
     * Finds a channel.
     *
     * @throws NotFound if there is none
     */
    Known find(ChannelRef ref, Spent spent) {
        Known atHand = atHand(ref);
        if (atHand != null) {
            spent.saw(atHand.retrievedAt());
            return atHand;
        }
        Known found = ask(ref, spent);
        byName.put(name(ref), found);
        byName.put(name(new ChannelRef.Id(found.channel().id())), found);
        if (found.channel().handle() != null) {
            byName.put("handle " + found.channel().handle().toLowerCase(Locale.ROOT), found);
        }
        return found;
    }

    /** What a reference is remembered by. Handles are the same in capitals. */
    private static String name(ChannelRef ref) {
        return ref instanceof ChannelRef.Handle handle
                ? "handle " + handle.value().toLowerCase(Locale.ROOT)
                : ref.getClass().getSimpleName() + " " + ref;
    }

    private Known ask(ChannelRef ref, Spent spent) {
        if (ref instanceof ChannelRef.Id id) {
            // What no id looks like is not asked for: a comma in it would make two of it.
            return requireFound(
                    ref,
                    ID.matcher(id.value()).matches()
                            ? get(ChannelKey.ID, id.value(), found -> id.value().equals(found.getId()), spent)
                            : null);
        }
        if (ref instanceof ChannelRef.Handle handle) {
            // YouTube matches handles exactly; an answer without a handle contradicts nothing.
            return requireFound(
                    ref,
                    get(ChannelKey.HANDLE, handle.value(), found -> !isNamedOtherwise(found, handle.value()), spent));
        }
        if (ref instanceof ChannelRef.UserName user) {
            return requireFound(ref, get(ChannelKey.USER_NAME, user.value(), found -> true, spent));
        }
        if (ref instanceof ChannelRef.CustomName custom) {
            return requireFound(ref, byCustomName(custom.value(), spent));
        }
        if (ref instanceof ChannelRef.OfVideo video) {
            return ofVideo(video, spent);
        }
        throw new InvalidRequest(titlesAreNotUnique(ref));
    }

    static String titlesAreNotUnique(ChannelRef ref) {
        return "YouTube cannot find a channel by its title " + ref
                + ": titles are not unique there; name it by its @handle, its id or its address";
    }

    /** A custom name is mostly the handle too, or the user name; both cost a unit, where a search costs a search. */
    private @Nullable Known byCustomName(String name, Spent spent) {
        Known found = null;
        if (isHandle(name)) {
            found = get(ChannelKey.HANDLE, name, each -> isNamed(each, name), spent);
        }
        if (found == null) {
            found = get(ChannelKey.USER_NAME, name, each -> true, spent);
        }
        if (found != null || !searchForNames) {
            return found;
        }
        List<SearchResult> hits =
                spent.on(endpoints.channelSearch(name).get()).body().getItems();
        for (SearchResult hit : hits == null ? List.<SearchResult>of() : hits) {
            String id = hit.getSnippet() == null ? null : hit.getSnippet().getChannelId();
            found = id == null ? null : get(ChannelKey.ID, id, each -> isNamed(each, name), spent);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private Known ofVideo(ChannelRef.OfVideo ref, Spent spent) {
        List<Video> videos = ID.matcher(ref.videoId()).matches()
                ? spent.on(endpoints.videos(List.of(ref.videoId())).get())
                        .body()
                        .getItems()
                : null;
        String channelId = null;
        for (Video video : videos == null ? List.<Video>of() : videos) {
            if (ref.videoId().equals(video.getId()) && video.getSnippet() != null) {
                channelId = video.getSnippet().getChannelId();
            }
        }
        if (channelId == null) {
            throw new NotFound("YouTube has no public video " + ref + ", so there is no channel it is on");
        }
        return find(new ChannelRef.Id(channelId), spent);
    }

    private @Nullable Known get(
            ChannelKey key,
            String value,
            Predicate<com.google.api.services.youtube.model.Channel> isMeant,
            Spent spent) {
        Answer<ChannelListResponse> answer =
                spent.on(endpoints.channels(key, value).get());
        List<com.google.api.services.youtube.model.Channel> items =
                answer.body().getItems();
        for (var channel : items == null ? List.<com.google.api.services.youtube.model.Channel>of() : items) {
            if (channel.getId() != null && !channel.getId().isBlank() && isMeant.test(channel)) {
                return new Known(
                        ChannelMapper.channel(channel),
                        ChannelMapper.uploads(channel),
                        answer.http().retrievedAt());
            }
        }
        return null;
    }

    private static boolean isNamed(com.google.api.services.youtube.model.Channel channel, String name) {
        String customUrl =
                channel.getSnippet() == null ? null : channel.getSnippet().getCustomUrl();
        return customUrl != null && ChannelMapper.name(customUrl).equalsIgnoreCase(name);
    }

    private static boolean isNamedOtherwise(com.google.api.services.youtube.model.Channel channel, String handle) {
        String customUrl =
                channel.getSnippet() == null ? null : channel.getSnippet().getCustomUrl();
        return customUrl != null && customUrl.startsWith("@") && !isNamed(channel, handle);
    }

    static boolean isHandle(String name) {
        try {
            return Objects.nonNull(new ChannelRef.Handle(name));
        } catch (InvalidRequest e) {
            // A custom name can have letters that no handle has.
            return false;
        }
    }

    private <T> T requireFound(ChannelRef ref, @Nullable T found) {
        if (found != null) {
            return found;
        }
        String hint = ref instanceof ChannelRef.CustomName && !searchForNames
                ? "; it is neither a handle nor a user name. Use the channel's @handle or id, or allow a search for"
                        + " names: allowSearchForNames(true)"
                : "";
        throw new NotFound("YouTube has no channel " + ref + hint);
    }
}
