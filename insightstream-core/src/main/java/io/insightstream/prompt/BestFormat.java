package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import io.insightstream.error.Unsupported;
import io.insightstream.schema.SchemaDialect;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks for JSON of a schema in the best form a provider has: it holds the answer to the schema itself; else the schema
 * stands in the question, and the provider sees to it that some JSON object comes, or is asked for any text. How well the
 * answer then follows the schema is for the caller to check.
 */
public final class BestFormat {

    private static final PromptTemplate SCHEMA = PromptTemplate.load(BestFormat.class, "schema");

    private BestFormat() {}

    /**
     * A request in the best form there is for it.
     *
     * @param request the request
     * @param capabilities what the provider can do
     * @return the request itself if it asks for no schema or the provider takes one; else one with the schema in its
     *     question
     */
    public static TextRequest of(TextRequest request, Set<Capability> capabilities) {
        if (request.schema() == null || capabilities.contains(Capability.JSON_SCHEMA)) {
            return request;
        }
        TextRequest told = inWords(request);
        return capabilities.contains(Capability.JSON_OBJECT) ? told.withJsonObject() : told;
    }

    /**
     * Asks in the best form there is. A model may take less than its provider: if it refuses the form, the next best one
     * is asked for. A refusal costs nothing, as nothing ran.
     *
     * @param request the request
     * @param capabilities what the provider can do
     * @param call asks the provider
     * @param mayAskAgain whether the answer has not begun, so that asking again does no harm
     * @return the answer; its attempts count each refusal as one
     * @throws Unsupported if the provider refuses the plainest form, too
     */
    public static TextResult ask(
            TextRequest request,
            Set<Capability> capabilities,
            Function<TextRequest, TextResult> call,
            BooleanSupplier mayAskAgain) {
        TextRequest form = of(request, capabilities);
        for (int refusals = 0; ; refusals++) {
            try {
                return withMoreAttempts(call.apply(form), refusals);
            } catch (Unsupported e) {
                TextRequest plainer = request.schema() == null ? null : plainer(request, form, capabilities);
                if (plainer == null || !mayAskAgain.getAsBoolean()) {
                    throw e;
                }
                form = plainer;
            }
        }
    }

    private static @Nullable TextRequest plainer(TextRequest request, TextRequest form, Set<Capability> capabilities) {
        boolean json = capabilities.contains(Capability.JSON_OBJECT);
        return switch (form.format()) {
            case JSON_SCHEMA -> json ? inWords(request).withJsonObject() : inWords(request);
            case JSON_OBJECT -> inWords(request);
            case TEXT -> null;
        };
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
