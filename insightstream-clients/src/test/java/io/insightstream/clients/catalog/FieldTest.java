package io.insightstream.clients.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {

    @ParameterizedTest
    @CsvSource({
        "videoId, VIDEO_ID",
        "video_id, VIDEO_ID",
        "id, VIDEO_ID",
        "Video ID, VIDEO_ID",
        "id.videoId, VIDEO_ID",
        "title, TITLE",
        "video_title, TITLE",
        "snippet.title, TITLE",
        "channel_id, CHANNEL_ID",
        "channelId, CHANNEL_ID",
        "snippet.channelId, CHANNEL_ID",
        "channelTitle, CHANNEL_TITLE",
        "channel_title, CHANNEL_TITLE",
        "channelName, CHANNEL_TITLE",
        "channel, CHANNEL_TITLE",
        "Published_date, PUBLISHED_AT",
        "publishedAt, PUBLISHED_AT",
        "publish_time, PUBLISHED_AT",
        "publishDate, PUBLISHED_AT",
        "published_at, PUBLISHED_AT",
        "upload_date, PUBLISHED_AT",
        "snippet.publishedAt, PUBLISHED_AT",
        "view_count, VIEWS",
        "views, VIEWS",
        "viewCount, VIEWS",
        "statistics.viewCount, VIEWS",
        "likes, LIKES",
        "like_count, LIKES",
        "likeCount, LIKES",
        "comments, COMMENTS",
        "comment_count, COMMENTS",
        "commentCount, COMMENTS",
        "comment_total, COMMENTS",
        "duration, DURATION",
        "duration_iso8601, DURATION",
        "contentDetails.duration, DURATION",
        "durationSecs, DURATION_SECONDS",
        "duration_seconds, DURATION_SECONDS",
        "length_seconds, DURATION_SECONDS",
        "snapshot_at, SNAPSHOT_AT",
        "snapshot_local, SNAPSHOT_AT",
        "snapshot_date, SNAPSHOT_AT",
        "trending_date, SNAPSHOT_AT",
        "fetched_at, SNAPSHOT_AT",
        "retrieved_at, SNAPSHOT_AT",
        "collected_at, SNAPSHOT_AT",
        "scraped_at, SNAPSHOT_AT",
        "date, SNAPSHOT_AT",
        "ratings_disabled, RATINGS_DISABLED",
        "comments_disabled, COMMENTS_DISABLED"
    })
    void names_are_known_without_case_separators_and_section(String name, Field expected) {
        Field.Name found = Field.named(name);
        assertNotNull(found);
        assertEquals(expected, found.field());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "Unnamed: 0",
                "rank",
                "dislikes",
                "titleLength",
                "categoryId",
                "statistics",
                "playlist_id"
            })
    void other_names_mean_nothing(String name) {
        assertNull(Field.named(name));
    }
}
