package io.insightstream.clients.gemini;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import java.util.Optional;
import mockwebserver3.MockResponse;

/** What Gemini's texts and pictures have in common. */
abstract class GeminiHttpContract<P extends AutoCloseable> extends ProviderBuilderContract<P, Gemini.Builder> {

    @Override
    protected Gemini.Builder builder() {
        return Gemini.builder();
    }

    @Override
    protected String emptyBody() {
        return "{\"candidates\": []}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected Class<? extends InsightStreamException> expected(int status) {
        return status == 404 ? ModelUnavailable.class : super.expected(status);
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }

    @Override
    protected long maxBytes() {
        return 40L << 20;
    }

    @Override
    protected MockResponse.Builder refusedKey() {
        return GeminiServer.refusedKey();
    }
}
