package io.insightstream.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelDetails.SubscriberCount;
import io.insightstream.video.Thumbnail;
import io.insightstream.video.Video;
import io.insightstream.video.VideoStatistics;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Channels and videos as YouTube writes them: counts are texts, what is hidden is left out. */
final class YouTubeJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YouTubeJson() {}

    static ObjectNode list(String kind) {
        ObjectNode list = JSON.objectNode();
        list.put("kind", "youtube#" + kind + "ListResponse");
        list.put("etag", "tag");
        list.putArray("items");
        return list;
    }

    static ArrayNode items(ObjectNode list) {
        return (ArrayNode) list.get("items");
    }

    static ObjectNode error(int code, String domain, String reason, String message) {
        ObjectNode root = JSON.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", code).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
        return root;
    }

    static ObjectNode channel(Channel channel) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#channel").put("id", channel.id());
        ObjectNode snippet = item.putObject("snippet");
        snippet.put("title", channel.title());
        putIfKnown(snippet, "description", channel.details().description());
        putIfKnown(snippet, "customUrl", channel.handle() == null ? null : "@" + channel.handle());
        putIfKnown(snippet, "publishedAt", channel.details().createdAt());
        putIfKnown(snippet, "country", channel.details().country());
        thumbnails(snippet, channel.details().thumbnails());
        ObjectNode statistics = item.putObject("statistics");
        boolean hidden = channel.details().subscriberCount() == SubscriberCount.HIDDEN;
        putIfKnown(statistics, "viewCount", channel.views());
        putIfKnown(statistics, "subscriberCount", hidden ? Long.valueOf(0) : channel.subscribers());
        statistics.put("hiddenSubscriberCount", hidden);
        putIfKnown(statistics, "videoCount", channel.videos());
        item.putObject("contentDetails")
                .putObject("relatedPlaylists")
                .put("likes", "")
                .put("uploads", FakeLibrary.uploadsOf(channel));
        return item;
    }

    static ObjectNode video(Video video) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#video").put("etag", "tag").put("id", video.id());
        ObjectNode snippet = item.putObject("snippet");
        snippet.put("publishedAt", video.publishedAt().toString());
        putIfKnown(snippet, "channelId", video.channelId());
        putIfKnown(snippet, "title", video.title());
        putIfKnown(snippet, "description", video.details().description());
        thumbnails(snippet, video.details().thumbnails());
        putIfKnown(snippet, "channelTitle", video.details().channelTitle());
        if (!video.details().tags().isEmpty()) {
            ArrayNode tags = snippet.putArray("tags");
            video.details().tags().forEach(tags::add);
        }
        putIfKnown(snippet, "categoryId", video.details().categoryId());
        snippet.put("liveBroadcastContent", video.details().live().name().toLowerCase(Locale.ROOT));
        putIfKnown(snippet, "defaultAudioLanguage", video.details().language());
        ObjectNode content = item.putObject("contentDetails");
        putIfKnown(content, "duration", video.duration());
        content.put("dimension", "2d").put("definition", "hd").put("caption", "false");
        item.set("statistics", statistics(video.statistics()));
        return item;
    }

    static ObjectNode statistics(VideoStatistics counts) {
        ObjectNode statistics = JSON.objectNode();
        putIfKnown(statistics, "viewCount", counts.views());
        putIfKnown(statistics, "likeCount", counts.likes());
        statistics.put("favoriteCount", "0");
        putIfKnown(statistics, "commentCount", counts.comments());
        return statistics;
    }

    static ObjectNode searchResult(Video video) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#searchResult");
        item.putObject("id").put("kind", "youtube#video").put("videoId", video.id());
        ObjectNode snippet = item.putObject("snippet");
        snippet.put("publishedAt", video.publishedAt().toString());
        putIfKnown(snippet, "channelId", video.channelId());
        putIfKnown(snippet, "title", escaped(video.title()));
        putIfKnown(snippet, "description", video.details().description());
        thumbnails(snippet, video.details().thumbnails());
        putIfKnown(snippet, "channelTitle", video.details().channelTitle());
        snippet.put("liveBroadcastContent", video.details().live().name().toLowerCase(Locale.ROOT));
        return item;
    }

    static ObjectNode category(String id, String title) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#videoCategory").put("id", id);
        item.putObject("snippet").put("title", title).put("assignable", true);
        return item;
    }

    static ObjectNode region(String code, String name) {
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#i18nRegion").put("id", code);
        item.putObject("snippet").put("gl", code).put("name", name);
        return item;
    }

    static ObjectNode commentThread(Video video) {
        String id = "comment-" + video.id();
        ObjectNode item = JSON.objectNode();
        item.put("kind", "youtube#commentThread").put("id", id);
        ObjectNode snippet = item.putObject("snippet");
        snippet.put("videoId", video.id()).put("totalReplyCount", 0);
        ObjectNode top = snippet.putObject("topLevelComment");
        top.put("kind", "youtube#comment").put("id", id);
        top.putObject("snippet")
                .put("textDisplay", "First")
                .put("textOriginal", "First")
                .put("authorDisplayName", "@viewer")
                .put("likeCount", 1)
                .put("publishedAt", video.publishedAt().toString())
                .put("updatedAt", video.publishedAt().toString());
        return item;
    }

    private static @Nullable String escaped(@Nullable String title) {
        return title == null
                ? null
                : title.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static void thumbnails(ObjectNode snippet, List<Thumbnail> thumbnails) {
        ObjectNode sizes = JSON.objectNode();
        for (Thumbnail each : thumbnails) {
            ObjectNode size = sizes.putObject(each.name());
            size.put("url", each.url());
            if (each.width() != null && each.height() != null) {
                size.put("width", each.width()).put("height", each.height());
            }
        }
        if (!sizes.isEmpty()) {
            snippet.set("thumbnails", sizes);
        }
    }

    private static void putIfKnown(ObjectNode node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }
}
