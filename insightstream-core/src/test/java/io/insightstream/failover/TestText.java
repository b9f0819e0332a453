package io.insightstream.failover;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A text provider that does as it is told and remembers what it was asked. */
final class TestText implements TextProvider {

    final List<TextRequest> asked = new CopyOnWriteArrayList<>();
    volatile Function<TextRequest, String> answers = request -> "answer of " + id();
    volatile Function<TextListener, String> streams = listener -> {
        listener.piece("answer of ");
        listener.piece(id().value());
        return "answer of " + id();
    };
    /** What it has learned to be able to; null for nothing. */
    volatile @Nullable Set<Capability> learned;

    int closed;

    private final ProviderId id;
    private final Set<Capability> capabilities;

    TestText(String id, Capability... capabilities) {
        this.id = new ProviderId(id);
        this.capabilities = Set.of(capabilities);
    }

    TestText failing(RuntimeException failure) {
        answers = request -> {
            throw failure;
        };
        return this;
    }

    TestText answering() {
        answers = request -> "answer of " + id;
        return this;
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public List<String> modelIds() {
        return List.of(id + "-large", id + "-small");
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Set<Capability> capabilities(TextRequest request) {
        Set<Capability> now = learned;
        return now == null ? capabilities : now;
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        asked.add(request);
        return result(answers.apply(request));
    }

    @Override
    public TextResult generate(TextRequest request, TextListener listener) {
        asked.add(request);
        return result(streams.apply(listener));
    }

    private TextResult result(String text) {
        Provenance provenance =
                new Provenance(Provenance.Source.AI, id, id + "-large", TestClock.START, 2, Usage.ofTokens(10L, 5L));
        return new TextResult(text, TextResult.Finish.COMPLETE, provenance);
    }

    @Override
    public void close() {
        closed++;
    }
}
