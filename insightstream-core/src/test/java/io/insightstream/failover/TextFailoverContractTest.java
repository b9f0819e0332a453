package io.insightstream.failover;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.contract.TextProviderContract;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.Unauthorized;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.util.List;
import java.util.Set;

/** Behind a provider that never answers, a failover is as good as the next one. */
class TextFailoverContractTest extends TextProviderContract {

    @Override
    protected TextProvider provider(Script script) {
        Scripted scripted = new Scripted(script, false);
        return Failover.builder().id(scripted.id()).text(new Scripted(script, true), scripted);
    }

    private record Scripted(Script script, boolean locked) implements TextProvider {

        @Override
        public ProviderId id() {
            return new ProviderId("scripted");
        }

        @Override
        public List<String> modelIds() {
            return locked ? List.of() : List.of("model-1");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.JSON_SCHEMA, Capability.STREAMING);
        }

        @Override
        public TextResult generate(TextRequest request) {
            require(request);
            if (locked) {
                throw new Unauthorized("401");
            }
            Provenance provenance = new Provenance(
                    Provenance.Source.AI,
                    id(),
                    "model-1",
                    TestClock.START,
                    1,
                    Usage.ofTokens(script.inputTokens(), script.outputTokens()));
            return switch (script.kind()) {
                case ANSWERS -> new TextResult(script.text(), TextResult.Finish.COMPLETE, provenance);
                case IS_CUT_OFF -> new TextResult(script.text(), TextResult.Finish.TRUNCATED, provenance);
                case REFUSES -> throw new ContentRefused("no");
                case IS_GONE -> throw new ModelUnavailable("there is no model-1");
            };
        }

        @Override
        public TextResult generate(TextRequest request, TextListener listener) {
            TextResult result = generate(request);
            int half = result.text().length() / 2;
            listener.piece(result.text().substring(0, half));
            listener.piece(result.text().substring(half));
            return result;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
