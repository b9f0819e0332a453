package io.insightstream.clients.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.insightstream.call.ModelChoice;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCall;
import io.insightstream.clients.http.ServerSentEvents;
import io.insightstream.error.MalformedResponse;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts by Gemini's models. */
final class GeminiText implements TextProvider {

    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.JSON_SCHEMA,
            Capability.JSON_OBJECT,
            Capability.IMAGE_INPUT,
            Capability.SEED,
            Capability.STREAMING,
            Capability.MODEL_LISTING));

    private final ProviderId id;
    private final Handle connection;
    private final ModelChoice models;
    private final Requests requests;
    private final GeminiErrors errors;
    private final ModelList list;
    private final Clock clock;

    GeminiText(
            ProviderId id, Handle connection, ModelChoice models, Requests requests, GeminiErrors errors, Clock clock) {
        this.id = id;
        this.connection = connection;
        this.models = models;
        this.requests = requests;
        this.errors = errors;
        this.list = new ModelList(connection, requests);
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
        return CAPABILITIES;
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        Instant end = end(request);
        return models.call(only(request), (model, gone) -> {
            HttpCall call = requests.text(model, request, left(end));
            return connection.call(call, answer -> {
                Generated generated = new Generated(asked(call), model);
                generated.add(object(call, answer));
                return result(generated, answer.withMoreAttempts(gone));
            });
        });
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        Objects.requireNonNull(listener, "listener");
        require(request);
        Instant end = end(request);
        return models.call(only(request), (model, gone) -> {
            HttpCall call = requests.stream(model, request, left(end));
            TextStream stream = new TextStream(call, new Generated(asked(call), model), listener, errors);
            ServerSentEvents events = new ServerSentEvents(stream);
            return connection.stream(
                    call, events, answer -> result(stream.end(events.end()), answer.withMoreAttempts(gone)));
        });
    }

    @Override
    public List<ModelInfo> models() {
        return list.models();
    }

    private @Nullable Instant end(TextRequest request) {
        return request.deadline() == null ? null : clock.instant().plus(request.deadline());
    }

    /** All models share the deadline of the request. */
    private @Nullable Duration left(@Nullable Instant end) {
        return end == null ? null : Duration.between(clock.instant(), end);
    }

    private static @Nullable String only(TextRequest request) {
        return request.model() == null ? null : Requests.id(request.model());
    }

    private static String asked(HttpCall call) {
        return call.operation() + " of Gemini's '" + call.model() + "'";
    }

    /** The object that was promised. */
    static JsonNode object(HttpCall call, HttpAnswer answer) {
        JsonNode root = GeminiJson.object(answer.text());
        if (root == null) {
            throw noObject(call, answer.text());
        }
        return root;
    }

    /** An answer that is no JSON object. */
    static MalformedResponse noObject(HttpCall call, String raw) {
        return new MalformedResponse(
                "Gemini's answer to " + call.operation() + " is no JSON object: '" + Generated.quote(raw) + "'",
                raw,
                null);
    }

    private TextResult result(Generated generated, HttpAnswer answer) {
        generated.requireAnswer();
        Finish finish = switch (generated.finish()) {
            case FinishReason.STOP -> Finish.COMPLETE;
            case FinishReason.MAX_TOKENS -> Finish.TRUNCATED;
            default -> Finish.UNKNOWN;
        };
        if (generated.text().isBlank() && finish != Finish.TRUNCATED) {
            throw generated.malformed("without a word: " + generated.ending());
        }
        Provenance provenance = new Provenance(
                Provenance.Source.AI,
                id,
                generated.model(),
                answer.retrievedAt(),
                answer.attempts(),
                generated.usage(0));
        return new TextResult(generated.text(), finish, provenance);
    }

    @Override
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return "text by " + models;
    }
}
