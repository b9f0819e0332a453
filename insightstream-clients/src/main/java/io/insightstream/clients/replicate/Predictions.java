package io.insightstream.clients.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** The calls of Replicate's API that this package makes. */
final class Predictions implements AutoCloseable {

    /** The name of the call that costs money. */
    static final String CREATE = "predictions.create";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final long LONGEST_HOLD = 60;
    private static final long SHORTEST_LIFE = 5;

    private final HttpCaller caller;

    Predictions(HttpCaller caller) {
        this.caller = caller;
    }

    /** Begins a prediction. Replicate holds its answer back until it is finished, for a minute or until shortly before the deadline. */
    Prediction create(String model, Map<String, Object> input, int count, Duration time) {
        ModelTarget target = ModelTarget.of(model);
        Map<String, Object> body = new LinkedHashMap<>();
        if (target.version() != null) {
            body.put("version", target.version());
        }
        body.put("input", input);
        long seconds = time.toSeconds();
        long hold = Math.max(1, Math.min(LONGEST_HOLD, seconds - SHORTEST_LIFE));
        HttpCall call = HttpCall.post(CREATE, target.path(), json(body))
                .header("Prefer", "wait=" + hold)
                .header("Cancel-After", Math.max(SHORTEST_LIFE, seconds) + "s")
                .model(model)
                .images(count)
                .deadline(time)
                .build();
        return caller.call(call, Prediction::of);
    }

    private static RequestBody json(Map<String, Object> body) {
        try {
            // From bytes: from a string, a charset would be added to the type.
            return RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a constant of the model's input cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Asks how far a prediction is. */
    Prediction get(String id, Duration time) {
        requireId(id);
        HttpCall call = HttpCall.get("predictions.get", "predictions/" + id)
                .deadline(time)
                .build();
        return caller.call(call, Prediction::of);
    }

    /** Asks to stop a prediction, which costs nothing to repeat. */
    Prediction cancel(String id, Duration time) {
        requireId(id);
        RequestBody nothing = RequestBody.create("".getBytes(StandardCharsets.UTF_8), null);
        HttpCall call = HttpCall.post("predictions.cancel", "predictions/" + id + "/cancel", nothing)
                .repeatable(true)
                .deadline(time)
                .build();
        return caller.call(call, Prediction::of);
    }

    private static void requireId(String id) {
        if (!Prediction.isId(id)) {
            throw new NotFound("Replicate has no prediction '" + id + "': an id is letters and digits");
        }
    }

    @Override
    public void close() {
        caller.close();
    }
}
