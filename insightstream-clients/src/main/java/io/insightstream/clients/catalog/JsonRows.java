package io.insightstream.clients.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the videos in a JSON file: wherever they are, in lists, under keys, in one document or in many behind each
 * other. Holds one video at a time. An object that holds videos is not one itself.
 */
final class JsonRows {

    private static final JsonFactory JSON = JsonFactory.builder()
            // Python writes NaN for a missing number.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /** What lies within a video and has ids, dates and counts of its own. */
    private static final Set<String> WITHIN_A_VIDEO =
            Set.of("comments", "replies", "thumbnails", "formats", "chapters", "captions", "subtitles", "localized");

    private static final int SHOWN_KINDS = 5;

    private final SourceFile file;
    private final RowSink sink;
    private final Set<String> otherKinds = new TreeSet<>();

    JsonRows(SourceFile file, RowSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Reads the file to its end.
     *
     * @throws InvalidInput if it breaks the format or nothing in it looks like a video
     */
    void read() throws IOException {
        boolean found = false;
        try (JsonParser json = JSON.createParser(file.text())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                found |= value(json, token, null);
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InvalidInput(
                    file.name(),
                    line,
                    null,
                    "the JSON is broken here (" + e.getOriginalMessage() + "); correct it or get the file again",
                    e);
        }
        if (!found) {
            String kinds = otherKinds.isEmpty() ? "" : ", only " + String.join(", ", otherKinds);
            throw new InvalidInput(
                    file.name(),
                    0,
                    null,
                    "there is no video in this JSON" + kinds + "; expected objects with an id, a publish date and "
                            + "counts, or answers of the operation videos.list",
                    null);
        }
    }

    /** Reads a value to its end; true if there are videos in it. */
    private boolean value(JsonParser json, JsonToken token, @Nullable String key) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return object(json, key);
        }
        boolean found = false;
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
                found |= value(json, item, null);
            }
        }
        return found;
    }

    private boolean object(JsonParser json, @Nullable String key) throws IOException {
        JsonVideo video = new JsonVideo(json.currentTokenLocation().getLineNr(), key);
        boolean holdsVideos = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token.isScalarValue()) {
                video.put(name, text(json, token));
            } else if (token == JsonToken.START_OBJECT && JsonVideo.isSection(name)) {
                section(json, name, video);
            } else if (WITHIN_A_VIDEO.contains(name.toLowerCase(Locale.ROOT))) {
                json.skipChildren();
            } else {
                holdsVideos |= value(json, token, name);
            }
        }
        if (holdsVideos) {
            return true;
        }
        RawRow row = video.row();
        if (row != null) {
            sink.row(row);
        } else if (!video.kind().isEmpty() && otherKinds.size() < SHOWN_KINDS) {
            otherKinds.add(video.kind());
        }
        return row != null;
    }

    private static void section(JsonParser json, String section, JsonVideo video) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token.isScalarValue()) {
                video.put(section, name, text(json, token));
            } else {
                json.skipChildren();
            }
        }
    }

    private static String text(JsonParser json, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL ? "" : json.getText();
    }
}
