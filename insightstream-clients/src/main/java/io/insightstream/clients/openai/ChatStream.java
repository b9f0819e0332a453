package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.spi.TextListener;
import java.util.function.Consumer;

/**
 * Reads an answer that comes as server-sent events, line by line. A server that answers in one piece although it was
 * asked for a stream is understood too.
 */
final class ChatStream implements Consumer<String> {

    private static final String DONE = "[DONE]";
    private static final int LONGEST_RAW = 1 << 20;

    private final HttpCall call;
    private final OpenAiErrors errors;
    private final TextListener listener;
    private final ChatReply reply = new ChatReply();
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private boolean hasEvents;
    private boolean done;

    ChatStream(HttpCall call, OpenAiErrors errors, TextListener listener) {
        this.call = call;
        this.errors = errors;
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        if (done) {
            return;
        }
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("data:")) {
            hasEvents = true;
            data.append(data.isEmpty() ? "" : "\n").append(line, line.startsWith("data: ") ? 6 : 5, line.length());
        } else if (!hasEvents && !isField(line) && raw.length() < LONGEST_RAW) {
            raw.append(line).append('\n');
        }
    }

    /** Comments keep a connection alive; names and numbers of events are not needed. */
    private static boolean isField(String line) {
        return line.startsWith(":") || line.startsWith("event:") || line.startsWith("id:") || line.startsWith("retry:");
    }

    private void dispatch() {
        if (data.isEmpty()) {
            return;
        }
        String event = data.toString();
        data.setLength(0);
        if (event.strip().equals(DONE)) {
            done = true;
        } else {
            if (raw.length() < LONGEST_RAW) {
                raw.append(event).append('\n');
            }
            take(event);
        }
    }

    private void take(String event) {
        JsonNode node = Json.object(call.operation() + " with " + call.model(), event);
        JsonNode error = ErrorBody.within(node);
        // An error behind the limit of tokens only says that there is one.
        if (error != null && !reply.isCutOff()) {
            throw failure(errors.failure(call, error).exception());
        }
        tell(reply.add(node));
    }

    /** Another model must not begin anew what has been told already. */
    private InsightStreamException failure(InsightStreamException failure) {
        return failure instanceof ModelUnavailable && reply.hasText()
                ? new ProviderUnavailable("the answer broke off: " + failure.getMessage(), failure)
                : failure;
    }

    private void tell(String piece) {
        if (!piece.isEmpty()) {
            listener.piece(piece);
        }
    }

    /**
     * Ends the answer.
     *
     * @return what was said
     * @throws MalformedResponse if it was no stream of this kind
     */
    ChatReply end() {
        dispatch();
        if (!hasEvents) {
            take(raw.toString());
        }
        tell(reply.end());
        return reply;
    }

    /** The events as they came. */
    String raw() {
        return raw.toString();
    }
}
