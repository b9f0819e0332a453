package io.insightstream.clients.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.error.StoreFailure;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is written of an item beside its bytes. */
record MediaRecord(String sha256, @Nullable String name, String mediaType, long size, String createdAt) {

    /** A later release may write more. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    MediaType type() {
        return new MediaType(mediaType);
    }

    Instant instant() {
        return Instant.parse(createdAt);
    }

    static byte[] encode(MediaRecord record) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(record);
    }

    /**
     * Reads a record.
     *
     * @throws StoreFailure if it is damaged or another's
     */
    static MediaRecord decode(Path file, byte[] json, String id) {
        try {
            MediaRecord record = MAPPER.readValue(json, MediaRecord.class);
            if (record == null || !id.equals(record.sha256())) {
                throw damaged(file, null);
            }
            record.type();
            record.instant();
            return record;
        } catch (IOException | DateTimeException | IllegalArgumentException | NullPointerException e) {
            throw damaged(file, e);
        }
    }

    private static StoreFailure damaged(Path file, @Nullable Exception cause) {
        return new StoreFailure(
                "'" + file + "' is no record of media or is damaged; delete it and put the media again", cause);
    }
}
