package io.insightstream.clients.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.TextListener;
import java.util.function.Consumer;

/**
 * Takes the events of an answer: hands the words on, and puts the answer together. A server that answers in one piece
 * although it was asked for a stream is understood too. Used by one thread.
 */
final class ChatStream implements Consumer<String> {

    private static final String DONE = "[DONE]";
    private static final int LONGEST_RAW = 1 << 20;

    private final HttpCall call;
    private final OpenAiErrors errors;
    private final TextListener listener;
    private final ChatReply reply = new ChatReply();
    private final StringBuilder raw = new StringBuilder();
    private boolean hasEvents;
    private boolean done;

    ChatStream(HttpCall call, OpenAiErrors errors, TextListener listener) {
        this.call = call;
        this.errors = errors;
        this.listener = listener;
    }

    @Override
    public void accept(String event) {
        if (done) {
            return;
        }
        hasEvents = true;
        if (event.strip().equals(DONE)) {
            done = true;
            return;
        }
        if (raw.length() < LONGEST_RAW) {
            raw.append(event).append('\n');
        }
        take(event);
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

    /** Another model, or another form, must not begin anew what has been told already. */
    private InsightStreamException failure(InsightStreamException failure) {
        boolean wouldBeginAnew = failure instanceof ModelUnavailable || failure instanceof Unsupported;
        return wouldBeginAnew && reply.hasText()
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
     * @param rest what came and was no event: the whole answer, if there was none
     * @return what was said
     * @throws MalformedResponse if it was no stream of this kind
     */
    ChatReply end(String rest) {
        if (!hasEvents) {
            raw.append(rest, 0, Math.min(rest.length(), LONGEST_RAW));
            take(rest);
        }
        tell(reply.end());
        return reply;
    }

    /** The events as they came, or what came in their place; no more than a megabyte, and the event that passes it. */
    String raw() {
        return raw.toString();
    }
}
