package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.TextResult.Finish;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says one thing after the other and remembers what it was asked. */
final class ScriptedText implements TextProvider {

    static final Instant ANSWERED = Instant.parse("2026-01-31T12:00:00Z");

    final List<TextRequest> asked = new ArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();
    private final Set<Capability> capabilities;
    private final Set<TextRequest.Format> refused = EnumSet.noneOf(TextRequest.Format.class);
    private Runnable before = () -> {};

    ScriptedText(Capability... capabilities) {
        this.capabilities = Set.of(capabilities);
    }

    ScriptedText says(String text) {
        return says(text, Finish.COMPLETE);
    }

    ScriptedText isCutOffAfter(String text) {
        return says(text, Finish.TRUNCATED);
    }

    ScriptedText fails(InsightStreamException failure) {
        script.add(failure);
        return this;
    }

    ScriptedText before(Runnable action) {
        before = action;
        return this;
    }

    private ScriptedText says(String text, Finish finish) {
        Usage usage = Usage.ofTokens(100L, 10L);
        script.add(new TextResult(
                text, finish, new Provenance(Provenance.Source.AI, id(), "model-1", ANSWERED, 1, usage)));
        return this;
    }

    @Override
    public ProviderId id() {
        return new ProviderId("scripted");
    }

    @Override
    public List<String> modelIds() {
        return List.of("model-1");
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Set<Capability> capabilities(TextRequest request) {
        Set<Capability> left = new HashSet<>(capabilities);
        left.removeIf(
                capability -> refused.stream().anyMatch(form -> form.name().equals(capability.name())));
        return left;
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        before.run();
        asked.add(request);
        Object next = script.remove();
        if (next instanceof InsightStreamException failure) {
            if (failure instanceof Unsupported) {
                refused.add(request.format());
            }
            throw failure;
        }
        return (TextResult) next;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
