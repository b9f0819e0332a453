package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import io.insightstream.error.Unsupported;
import io.insightstream.schema.SchemaDialect;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Asks for an answer in the best form a provider has. JSON of a schema: it holds the answer to the schema itself; else the
 * schema stands in the question, and the provider sees to it that some JSON object comes, or is asked for any text. How
 * well the answer then follows the schema is for the caller to check. Pieces: as the provider has them, else one.
 */
public final class BestFormat {

    private static final PromptTemplate SCHEMA = PromptTemplate.load(BestFormat.class, "schema");

    private BestFormat() {}

    /**
     * A request in the best form there is for it.
     *
     * @param request the request
     * @param provider who will be asked
     * @return the request itself if it asks for no schema or the provider takes one; else one with the schema in its
     *     question
     */
    public static TextRequest of(TextRequest request, TextProvider provider) {
        Set<Capability> capabilities = provider.capabilities(request);
        if (request.schema() == null || capabilities.contains(Capability.JSON_SCHEMA)) {
            return request;
        }
        TextRequest told = inWords(request);
        return capabilities.contains(Capability.JSON_OBJECT) ? told.withJsonObject() : told;
    }

    /**
     * Asks in the best form there is. A model may take less than its provider: if it refuses the form, and the provider has
     * learned from that, the next best one is asked for. A refusal costs nothing, as nothing ran.
     *
     * @param request the request
     * @param provider who is asked
     * @param call asks the provider
     * @return the answer; its attempts count each refusal as one
     * @throws Unsupported if the provider refuses, and has no other form
     */
    public static TextResult ask(
            TextRequest request, TextProvider provider, BiFunction<TextProvider, TextRequest, TextResult> call) {
        TextRequest form = of(request, provider);
        for (int refusals = 0; ; refusals++) {
            try {
                return withMoreAttempts(call.apply(provider, form), refusals);
            } catch (Unsupported e) {
                TextRequest next = of(request, provider);
                if (next.format() == form.format()) {
                    throw e;
                }
                form = next;
            }
        }
    }

    /**
     * Asks for an answer that is told as it comes, which is in one piece if the provider has no {@link
     * Capability#STREAMING}.
     *
     * @param request the request
     * @param provider who is asked
     * @param listener hears the pieces; of an empty answer it hears none
     * @return the whole answer
     */
    public static TextResult inPieces(TextRequest request, TextProvider provider, TextListener listener) {
        if (provider.capabilities().contains(Capability.STREAMING)) {
            return provider.generate(request, listener);
        }
        TextResult result = provider.generate(request);
        if (!result.text().isEmpty()) {
            listener.piece(result.text());
        }
        return result;
    }

    private static TextRequest inWords(TextRequest request) {
        if (request.schema() == null) {
            throw new IllegalArgumentException("there is no schema to put into words");
        }
        String schema = SCHEMA.fill(Map.of("schema", request.schema().json(SchemaDialect.PLAIN)));
        return request.withTextAnswer().withText(request.text() + "\n\n" + schema);
    }

    private static TextResult withMoreAttempts(TextResult result, int more) {
        Provenance provenance = result.provenance();
        return more == 0
                ? result
                : new TextResult(
                        result.text(),
                        result.finish(),
                        provenance.withCalls(provenance.attempts() + more, provenance.usage()));
    }
}
