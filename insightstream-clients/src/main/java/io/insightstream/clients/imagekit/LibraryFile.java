package io.insightstream.clients.imagekit;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.error.MalformedResponse;
import io.insightstream.media.MediaType;
import io.insightstream.spi.StoredMedia;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of the media library, as ImageKit describes it.
 *
 * @param id its id there
 * @param fileName its name there: of what this store put, the hash of the bytes and an extension
 * @param description what a person would call it; null for nothing
 * @param url where it is served; null if not told
 * @param mime what kind it is said to be; null if not told
 * @param size the number of bytes
 * @param createdAt when it was put
 */
record LibraryFile(
        String id,
        String fileName,
        @Nullable String description,
        @Nullable String url,
        @Nullable String mime,
        long size,
        Instant createdAt) {

    private static final Pattern BY_CONTENT = Pattern.compile("([0-9a-f]{64})\\.([a-z0-9]{1,5})");
    private static final MediaType UNKNOWN = new MediaType("application/octet-stream");
    private static final List<MediaType> KNOWN = List.of(
            MediaType.PNG,
            MediaType.JPEG,
            MediaType.GIF,
            MediaType.WEBP,
            MediaType.BMP,
            MediaType.AVIF,
            MediaType.HEIC,
            MediaType.TIFF,
            MediaType.MP4,
            MediaType.QUICKTIME,
            MediaType.WEBM);

    static LibraryFile of(JsonNode file, String raw) {
        String id = file.path("fileId").asText("");
        Instant createdAt = instant(file.path("createdAt").asText(""));
        JsonNode size = file.path("size");
        if (!MediaLibrary.isId(id) || createdAt == null || !size.canConvertToLong() || size.asLong() < 0) {
            throw new MalformedResponse(
                    "ImageKit describes a file without an id, a size or the time of its upload; the raw text is in raw()",
                    raw,
                    null);
        }
        String description = file.path("description").asText("");
        return new LibraryFile(
                id,
                file.path("name").asText(""),
                description.isBlank() ? null : description,
                file.path("url").textValue(),
                file.path("mime").textValue(),
                size.asLong(),
                createdAt);
    }

    static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    StoredMedia described() {
        Matcher name = BY_CONTENT.matcher(fileName);
        boolean ours = name.matches();
        return new StoredMedia(
                id, description, uri(), type(ours ? name.group(2) : ""), size, ours ? name.group(1) : null, createdAt);
    }

    /** What the store named it by, which was read from the bytes; else what ImageKit says. */
    private MediaType type(String extension) {
        for (MediaType known : KNOWN) {
            if (known.extension().equals(extension)) {
                return known;
            }
        }
        return mime == null ? UNKNOWN : MediaType.parse(mime).orElse(UNKNOWN);
    }

    private @Nullable URI uri() {
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException e) {
            // Of a file with an odd name that somebody else has put there; it can be fetched all the same.
            return null;
        }
    }
}
