package io.insightstream.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.video.Channel;
import io.insightstream.video.Video;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What the fake server holds, and what it answers when nothing comes between: channels, videos and lists by page. */
final class FakeLibrary {

    private static final int PAGE = 50;

    private final Map<String, FakeChannel> channels = new LinkedHashMap<>();
    private final Map<String, Video> videos = new LinkedHashMap<>();

    FakeLibrary(FakeChannel... channels) {
        for (FakeChannel each : channels) {
            this.channels.put(each.channel().id(), each);
            each.available().forEach(video -> videos.put(video.id(), video));
        }
    }

    record Answer(int status, ObjectNode body) {}

    /** Answers an operation, which is the path below {@code /youtube/v3/}. */
    Answer answer(String operation, HttpUrl url) {
        return switch (operation) {
            case "channels" -> channels(url);
            case "playlistItems" -> playlistItems(url);
            case "videos" -> url.queryParameter("chart") == null ? videos(url, YouTubeJson::video) : chart(url);
            case "videos:batchGetStats" -> statistics(url);
            case "search" -> search(url);
            case "videoCategories" -> one("videoCategory", YouTubeJson.category("27", "Education"));
            case "i18nRegions" -> one("i18nRegion", YouTubeJson.region("US", "United States"));
            case "commentThreads" -> commentThreads(url);
            default -> refusal(404, "global", "notFound", "There is no " + operation + ".");
        };
    }

    /** A list parameter, whether it is repeated or its values are joined by commas. */
    private static List<String> values(HttpUrl url, String name) {
        return url.queryParameterValues(name).stream()
                .flatMap(value -> value == null ? Stream.of() : List.of(value.split(",")).stream())
                .toList();
    }

    private Answer channels(HttpUrl url) {
        String handle = url.queryParameter("forHandle");
        String user = url.queryParameter("forUsername");
        List<String> ids = values(url, "id");
        ObjectNode list = YouTubeJson.list("channel");
        for (FakeChannel each : channels.values()) {
            Channel channel = each.channel();
            boolean isNamed = handle != null
                    ? channel.handle() != null && handle.replaceFirst("^@", "").equalsIgnoreCase(channel.handle())
                    : user != null ? user.equals("user-" + channel.handle()) : ids.contains(channel.id());
            if (isNamed) {
                YouTubeJson.items(list).add(YouTubeJson.channel(channel));
            }
        }
        return new Answer(200, list);
    }

    private Answer playlistItems(HttpUrl url) {
        String playlist = url.queryParameter("playlistId");
        FakeChannel channel = channels.values().stream()
                .filter(each -> uploadsOf(each.channel()).equals(playlist))
                .findFirst()
                .orElse(null);
        if (channel == null || channel.newestFirst().isEmpty()) {
            return refusal(404, "youtube.playlistItem", "playlistNotFound", "The playlist cannot be found.");
        }
        return page(url, "playlistItem", channel.newestFirst(), video -> {
            ObjectNode item = YouTubeJson.list("unused").removeAll();
            item.put("kind", "youtube#playlistItem");
            ObjectNode details = item.putObject("contentDetails").put("videoId", video.id());
            if (!channel.deleted().contains(video.id())) {
                details.put("videoPublishedAt", video.publishedAt().toString());
            }
            return item;
        });
    }

    private Answer videos(HttpUrl url, Function<Video, ObjectNode> json) {
        List<String> ids = values(url, "id");
        if (ids.size() > PAGE) {
            return refusal(400, "youtube.parameter", "invalidFilters", "More than 50 ids.");
        }
        ObjectNode list = YouTubeJson.list("video");
        ids.stream()
                .map(videos::get)
                .filter(video -> video != null)
                .forEach(video -> YouTubeJson.items(list).add(json.apply(video)));
        return new Answer(200, list);
    }

    private Answer statistics(HttpUrl url) {
        return videos(url, video -> {
            ObjectNode item = YouTubeJson.list("unused").removeAll();
            item.put("id", video.id());
            item.set("statistics", YouTubeJson.statistics(video.statistics()));
            return item;
        });
    }

    private Answer one(String kind, ObjectNode item) {
        ObjectNode list = YouTubeJson.list(kind);
        YouTubeJson.items(list).add(item);
        return new Answer(200, list);
    }

    /** One comment under each video there is. */
    private Answer commentThreads(HttpUrl url) {
        Video video = videos.get(String.valueOf(url.queryParameter("videoId")));
        return video == null
                ? refusal(404, "youtube.commentThread", "videoNotFound", "The video cannot be found.")
                : one("commentThread", YouTubeJson.commentThread(video));
    }

    private Answer chart(HttpUrl url) {
        String category = url.queryParameter("videoCategoryId");
        List<Video> chart = videos.values().stream()
                .filter(video ->
                        category == null || category.equals(video.details().categoryId()))
                .limit(200)
                .toList();
        return chart.isEmpty()
                ? refusal(400, "youtube.video", "videoChartNotFound", "The requested video chart is not supported.")
                : page(url, "video", chart, YouTubeJson::video);
    }

    private Answer search(HttpUrl url) {
        if (values(url, "type").contains("channel")) {
            ObjectNode list = YouTubeJson.list("search");
            channels.values().stream()
                    .map(FakeChannel::channel)
                    .filter(channel -> channel.title().contains(String.valueOf(url.queryParameter("q"))))
                    .forEach(channel -> YouTubeJson.items(list)
                            .addObject()
                            .putObject("snippet")
                            .put("channelId", channel.id()));
            return new Answer(200, list);
        }
        String query = url.queryParameter("q") == null ? "" : url.queryParameter("q");
        String channel = url.queryParameter("channelId");
        List<Video> hits = videos.values().stream()
                .filter(video -> channel == null || channel.equals(video.channelId()))
                .filter(video ->
                        String.valueOf(video.title()).toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                .limit(500)
                .toList();
        return page(url, "search", hits, YouTubeJson::searchResult);
    }

    private Answer page(HttpUrl url, String kind, List<Video> all, Function<Video, ObjectNode> json) {
        String size = url.queryParameter("maxResults");
        int perPage = size == null ? 5 : Integer.parseInt(size);
        int from = offset(url.queryParameter("pageToken"));
        if (from < 0 || from > all.size()) {
            return refusal(
                    400, "youtube.parameter", "invalidPageToken", "The request specifies an invalid page token.");
        }
        int to = Math.min(from + perPage, all.size());
        ObjectNode list = YouTubeJson.list(kind);
        if (to < all.size()) {
            list.put("nextPageToken", token(to));
        }
        list.putObject("pageInfo").put("totalResults", all.size()).put("resultsPerPage", perPage);
        all.subList(from, to).forEach(video -> YouTubeJson.items(list).add(json.apply(video)));
        return new Answer(200, list);
    }

    private static String token(int offset) {
        return "PT"
                + Base64.getUrlEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            return Integer.parseInt(
                    new String(Base64.getUrlDecoder().decode(token.substring(2)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return -1;
        }
    }

    private static Answer refusal(int status, String domain, String reason, String message) {
        return new Answer(status, YouTubeJson.error(status, domain, reason, message));
    }

    /** The playlist of a channel's uploads. */
    static String uploadsOf(Channel channel) {
        return "UU" + channel.id().substring(2);
    }
}
