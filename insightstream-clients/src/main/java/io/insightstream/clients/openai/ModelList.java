package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.ModelInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of models: ids, and what a server happens to tell beside them: how many tokens go in ({@code context_length},
 * {@code context_window}) and come out, and when a model ceases to answer ({@code shutdown_date}, {@code expiration_date}).
 */
final class ModelList {

    private static final long EPOCH_MILLIS = 100_000_000_000L;

    private ModelList() {}

    static List<ModelInfo> read(String asked, String text) {
        JsonNode root = Json.parse(text);
        JsonNode data = root == null ? null : root.isArray() ? root : root.path("data");
        if (data == null || !data.isArray()) {
            throw new MalformedResponse(asked + " was not answered with a list: '" + Words.of(text) + "'", text, null);
        }
        List<ModelInfo> models = new ArrayList<>();
        for (JsonNode model : data) {
            String id = Json.text(model.path("id"));
            if (id == null) {
                throw new MalformedResponse(
                        asked + " was answered with a model without an id: '" + Words.of(model.toString()) + "'",
                        text,
                        null);
            }
            models.add(new ModelInfo(
                    id,
                    Json.text(model.path("name")),
                    first(model.path("context_length"), model.path("context_window")),
                    first(
                            model.path("max_completion_tokens"),
                            model.path("top_provider").path("max_completion_tokens")),
                    end(model)));
        }
        return models;
    }

    private static @Nullable Long first(JsonNode one, JsonNode other) {
        Long count = Json.count(one);
        return count == null ? Json.count(other) : count;
    }

    private static @Nullable Instant end(JsonNode model) {
        for (String name : new String[] {"shutdown_date", "expiration_date"}) {
            JsonNode end = model.path(name);
            Long number = Json.count(end);
            if (number != null) {
                return number < EPOCH_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            Instant date = date(end.asText(""));
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** A day, meaning its beginning in UTC, or a moment; null for anything else, since it only serves a warning. */
    private static @Nullable Instant date(String text) {
        try {
            return text.length() <= "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
