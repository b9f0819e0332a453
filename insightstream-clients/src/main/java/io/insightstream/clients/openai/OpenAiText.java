package io.insightstream.clients.openai;

import io.insightstream.call.ModelChoice;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.clients.http.ServerSentEvents;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks models by {@code chat/completions}. An answer costs money, so a call is sent again only if it certainly did not
 * run.
 */
final class OpenAiText implements TextProvider {

    private static final String OPERATION = "chat.completions";
    private static final String PATH = "chat/completions";

    private final Dialect dialect;
    private final ProviderId id;
    private final Set<Capability> capabilities;
    private final ModelChoice models;
    private final Formats formats;
    private final OpenAiErrors errors;
    private final HttpCaller caller;
    private final Clock clock;

    OpenAiText(
            Dialect dialect,
            ProviderId id,
            Set<Capability> capabilities,
            ModelChoice models,
            Formats formats,
            OpenAiErrors errors,
            HttpCaller caller,
            Clock clock) {
        this.dialect = dialect;
        this.id = id;
        this.capabilities = Set.copyOf(capabilities);
        this.models = models;
        this.formats = formats;
        this.errors = errors;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public List<String> modelIds() {
        return models.models();
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    /**
     * What it can do with the model that is asked first.
     *
     * @param request what is asked
     * @return what is configured, without the forms of an answer that this model has refused
     */
    @Override
    public Set<Capability> capabilities(TextRequest request) {
        String model = request.model() == null ? models.order().get(0) : request.model();
        return formats.of(model, capabilities);
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        Instant end = end(request);
        return models.call(request.model(), (model, gone) -> {
            HttpCall call = call(request, model, false, end);
            return formats.learning(
                    model,
                    request.format(),
                    () -> caller.call(call, answer -> result(model, answer.withMoreAttempts(gone))));
        });
    }

    private TextResult result(String model, HttpAnswer answer) {
        String raw = answer.text();
        ChatReply reply = new ChatReply();
        reply.add(Json.object(id + "'s " + OPERATION + " with " + model, raw));
        reply.end();
        return reply.result(id, model, answer, raw);
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        if (!capabilities.contains(Capability.STREAMING)) {
            return TextProvider.super.generate(request, listener);
        }
        require(request);
        Instant end = end(request);
        return models.call(request.model(), (model, gone) -> {
            HttpCall call = call(request, model, true, end);
            ChatStream stream = new ChatStream(call, errors, listener);
            ServerSentEvents events = new ServerSentEvents(stream);
            return formats.learning(
                    model,
                    request.format(),
                    () -> caller.stream(
                            call,
                            events,
                            answer -> stream.end(events.end())
                                    .result(id, model, answer.withMoreAttempts(gone), stream.raw())));
        });
    }

    private @Nullable Instant end(TextRequest request) {
        return request.deadline() == null ? null : clock.instant().plus(request.deadline());
    }

    /** All models share the deadline of the request. */
    private HttpCall call(TextRequest request, String model, boolean streamed, @Nullable Instant end) {
        HttpCall.Builder call = HttpCall.post(
                        OPERATION, PATH, Json.body(ChatBody.of(request, model, dialect, streamed)))
                .model(model);
        if (streamed) {
            call.header("Accept", "text/event-stream");
        }
        if (end != null) {
            call.deadline(Duration.between(clock.instant(), end));
        }
        return call.build();
    }

    @Override
    public List<ModelInfo> models() {
        if (!capabilities.contains(Capability.MODEL_LISTING)) {
            return TextProvider.super.models();
        }
        List<ModelInfo> listed = caller.call(
                HttpCall.get("models.list", "models").build(),
                answer -> ModelList.read(id + "'s models.list", answer.text()));
        Map<String, Instant> shutdowns = new HashMap<>();
        for (ModelInfo model : listed) {
            Instant end = model.shutdownAt();
            if (end != null) {
                shutdowns.put(model.id(), end);
            }
        }
        models.learn(shutdowns);
        return listed;
    }

    @Override
    public void close() {
        caller.close();
    }

    @Override
    public String toString() {
        return "text by " + models;
    }
}
