package io.insightstream.examples.cli;

import io.insightstream.call.Provenance;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says who answered, beside the answer, so that the answer alone goes on into a pipe. */
final class OriginText {

    private OriginText() {}

    /**
     * Prints who answered.
     *
     * @param verb what they did
     * @param fallback what to say if rules did it
     */
    static void print(String verb, Provenance provenance, String fallback, PrintWriter err) {
        for (Provenance.Skipped skipped : provenance.skipped()) {
            err.println(TerminalText.plain("Not by " + skipped.provider() + ": " + skipped.reason()));
        }
        if (provenance.source() == Provenance.Source.FALLBACK) {
            err.println("FALLBACK: " + fallback);
            return;
        }
        String model = provenance.model();
        err.println(verb + " by " + provenance.provider() + (model == null ? "" : ", model " + model)
                + tokens(provenance.usage().inputTokens(), provenance.usage().outputTokens())
                + (provenance.attempts() > 1 ? ", " + provenance.attempts() + " calls" : ""));
    }

    private static String tokens(@Nullable Long input, @Nullable Long output) {
        return count(input, "in") + count(output, "out");
    }

    private static String count(@Nullable Long tokens, String direction) {
        return tokens == null
                ? ""
                : String.format(Locale.ENGLISH, ", %,d %s %s", tokens, tokens == 1 ? "token" : "tokens", direction);
    }
}
