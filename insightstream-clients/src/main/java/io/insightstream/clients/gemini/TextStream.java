package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.spi.TextListener;
import java.util.function.Consumer;

/** Takes the events of a stream: hands the words on, and puts the answer together. Used by one thread. */
final class TextStream implements Consumer<String> {

    private final HttpCall call;
    private final Generated generated;
    private final TextListener listener;
    private final GeminiErrors errors;

    TextStream(HttpCall call, Generated generated, TextListener listener, GeminiErrors errors) {
        this.call = call;
        this.generated = generated;
        this.listener = listener;
        this.errors = errors;
    }

    @Override
    public void accept(String event) {
        JsonNode root = GeminiJson.any(event);
        GoogleError error = root == null ? null : GoogleError.in(root);
        if (error != null) {
            throw broken(error);
        }
        if (root == null || !root.isObject()) {
            throw GeminiText.noObject(call, event);
        }
        String piece = generated.add(root);
        if (!piece.isEmpty()) {
            listener.piece(piece);
        }
    }

    /**
     * Ends the stream.
     *
     * @param rest what stood in it and was no event: an error that came in plain JSON, if anything
     * @return the answer
     */
    Generated end(String rest) {
        if (rest.isEmpty()) {
            return generated;
        }
        JsonNode root = GeminiJson.any(rest);
        GoogleError error = root == null ? null : GoogleError.in(root);
        throw error == null ? GeminiText.noObject(call, rest) : broken(error);
    }

    private InsightStreamException broken(GoogleError error) {
        InsightStreamException failure = errors.failure(call, error).exception();
        // Another model would begin anew, and the listener hear the beginning twice.
        return failure instanceof ModelUnavailable && !generated.text().isEmpty()
                ? new ProviderUnavailable("the answer broke off: " + failure.getMessage(), failure)
                : failure;
    }
}
