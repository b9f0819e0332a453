package io.insightstream.clients.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.io.StringWriter;
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
    private static final Set<String> WITHIN_A_VIDEO = Set.of(
            "comments",
            "replies",
            "thumbnails",
            "formats",
            "chapters",
            "captions",
            "subtitles",
            "localized",
            "automatic_captions",
            "requested_downloads",
            "requested_formats",
            "requested_subtitles",
            "heatmap",
            "http_headers",
            "_version");

    private static final int SHOWN_KINDS = 5;

    private final SourceFile file;
    private final RowSink sink;
    private final NoteLog notes;
    private final Set<String> otherKinds = new TreeSet<>();
    private long rows;
    private boolean cutRow;
    /** Whether the file ends at the place that is broken; null until one is. */
    private @Nullable Boolean cut;

    JsonRows(SourceFile file, RowSink sink, NoteLog notes) {
        this.file = file;
        this.sink = sink;
        this.notes = notes;
    }

    /**
     * Reads the file to its end.
     *
     * @throws InvalidInput if it breaks the format or nothing in it looks like a video
     */
    void read() throws IOException {
        try (JsonParser json = JSON.createParser(file.text())) {
            try {
                for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                    value(json, token, null);
                }
            } catch (JsonProcessingException e) {
                long line = line(json, e);
                if (rows == 0 || !isCut(json, e)) {
                    throw broken(line, e);
                }
                notes.note(NoteCode.TRUNCATED_LAST_ROW, line);
            }
        }
        if (file.isCut()) {
            notes.note(NoteCode.TRUNCATED_GZIP, file.text().line());
        }
        if (rows == 0) {
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

    private InvalidInput broken(long line, JsonProcessingException e) {
        return new InvalidInput(
                file.name(),
                line,
                null,
                "the JSON is broken here (" + e.getOriginalMessage() + "); correct it or get the file again",
                e);
    }

    /** The line of the place that is broken; that of the parser where a limit of it, not the text, is the reason. */
    private static long line(JsonParser json, JsonProcessingException e) {
        JsonLocation location = e.getLocation() == null ? json.currentLocation() : e.getLocation();
        return Math.max(1, location.getLineNr());
    }

    /** Whether there is nothing behind the place that is broken: the file is cut short, not wrong. */
    private boolean isCut(JsonParser json, JsonProcessingException e) throws IOException {
        Boolean known = cut;
        if (known == null) {
            // Looking takes what is behind from the parser: there is no second look.
            StringWriter behind = new StringWriter();
            json.releaseBuffered(behind);
            known = e instanceof JsonEOFException
                    || (behind.toString().isEmpty() && file.text().read() < 0);
            cut = known;
        }
        return known;
    }

    /** Reads a value to its end. */
    private void value(JsonParser json, JsonToken token, @Nullable String key) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(json, key);
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
                value(json, item, null);
            }
        }
    }

    private void object(JsonParser json, @Nullable String key) throws IOException {
        long line = Math.max(1, json.currentTokenLocation().getLineNr());
        JsonVideo video = new JsonVideo(line, key);
        long before = rows;
        try {
            fields(json, video);
        } catch (JsonProcessingException e) {
            if (!cutRow && rows == before && video.saysSomething() && isCut(json, e)) {
                cutRow = true;
                rows++;
                sink.unreadable(line, DropReason.TRUNCATED_ROW, "the file ends within this object");
            }
            throw e;
        }
        if (rows > before) {
            return;
        }
        RawRow row = video.row();
        if (row != null) {
            rows++;
            sink.row(row);
        } else if (otherKinds.size() < SHOWN_KINDS) {
            video.otherKind().ifPresent(otherKinds::add);
        }
    }

    private void fields(JsonParser json, JsonVideo video) throws IOException {
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
                value(json, token, name);
            }
        }
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
