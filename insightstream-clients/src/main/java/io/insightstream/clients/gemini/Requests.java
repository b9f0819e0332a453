package io.insightstream.clients.gemini;

import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.InvalidRequest;
import io.insightstream.media.AspectRatio;
import io.insightstream.media.ImageData;
import io.insightstream.schema.SchemaDialect;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.TextRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests: only what was asked for is sent, so that Gemini's and the model's defaults hold for all else. An answer
 * costs money, so none is asked for again unless the first certainly did not run.
 */
final class Requests {

    private static final String VERSION = "v1beta/";
    private static final String COLLECTION = "models/";
    private static final int PAGE = 1000;

    private final List<Map<String, Object>> safety;
    private final Set<String> metered;

    /**
     * Creates a writer.
     *
     * @param safety the safety settings of every request
     * @param metered the models whose quotas are kept apart
     */
    Requests(List<SafetySetting> safety, Collection<String> metered) {
        this.safety = safety.stream()
                .map(each -> Map.<String, Object>of("category", each.category(), "threshold", each.threshold()))
                .toList();
        this.metered = Set.copyOf(metered);
    }

    /** The id of a model without the name of the collection that Gemini lists it in. */
    static String id(String model) {
        return model.startsWith(COLLECTION) ? model.substring(COLLECTION.length()) : model;
    }

    HttpCall text(String model, TextRequest request) {
        return ending(call("generateContent", model, textBody(request)), request);
    }

    HttpCall stream(String model, TextRequest request) {
        HttpCall.Builder call =
                call("streamGenerateContent", model, textBody(request)).query("alt", "sse");
        return ending(call, request);
    }

    HttpCall image(String model, ImageRequest request, AspectRatio ratio) {
        long bytes =
                request.referenceImages().stream().mapToLong(ImageData::size).sum();
        if (bytes > TextRequest.MAX_IMAGE_BYTES) {
            throw new InvalidRequest("the pictures to follow are " + bytes + " bytes, and Gemini takes at most "
                    + TextRequest.MAX_IMAGE_BYTES);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("responseModalities", List.of("TEXT", "IMAGE"));
        config.put("imageConfig", Map.of("aspectRatio", ratio.toString()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("contents", contents(request.prompt(), request.referenceImages()));
        return call("generateContent", model, ending(body, config)).build();
    }

    HttpCall models(@Nullable String pageToken) {
        return HttpCall.get("models.list", VERSION + "models")
                .query("pageSize", PAGE)
                .query("pageToken", pageToken)
                .build();
    }

    private HttpCall.Builder call(String operation, String model, Map<String, Object> body) {
        String path = VERSION + COLLECTION + encoded(model) + ":" + operation;
        HttpCall.Builder call =
                HttpCall.post(operation, path, GeminiJson.body(body)).model(model);
        // Gemini counts, we do not know its limits: nothing is charged, but what is spent is remembered by model.
        return metered.contains(model) ? call.charge(model, 0) : call;
    }

    private static HttpCall ending(HttpCall.Builder call, TextRequest request) {
        return request.deadline() == null
                ? call.build()
                : call.deadline(request.deadline()).build();
    }

    private Map<String, Object> textBody(TextRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (request.instructions() != null) {
            body.put("systemInstruction", Map.of("parts", List.of(Map.of("text", request.instructions()))));
        }
        body.put("contents", contents(request.text(), request.images()));
        return ending(body, config(request));
    }

    private Map<String, Object> ending(Map<String, Object> body, Map<String, Object> config) {
        if (!config.isEmpty()) {
            body.put("generationConfig", config);
        }
        if (!safety.isEmpty()) {
            body.put("safetySettings", safety);
        }
        return body;
    }

    private static Map<String, Object> config(TextRequest request) {
        Map<String, Object> config = new LinkedHashMap<>();
        put(config, "temperature", request.temperature());
        put(config, "maxOutputTokens", request.maxOutputTokens());
        put(config, "seed", request.seed());
        if (request.format() != TextRequest.Format.TEXT) {
            config.put("responseMimeType", "application/json");
        }
        if (request.schema() != null) {
            config.put("responseSchema", request.schema().tree(SchemaDialect.GEMINI));
        }
        return config;
    }

    private static void put(Map<String, Object> config, String name, @Nullable Object value) {
        if (value != null) {
            config.put(name, value);
        }
    }

    /** Pictures stand before the words about them, as Google advises. */
    private static List<Map<String, Object>> contents(String text, List<ImageData> images) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (ImageData image : images) {
            parts.add(Map.of("inlineData", Map.of("mimeType", image.mediaType().value(), "data", image.base64())));
        }
        parts.add(Map.of("text", text));
        return List.of(Map.of("role", "user", "parts", parts));
    }

    private static String encoded(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
