package io.insightstream.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.insightstream.examples.wiring.Ability;
import io.insightstream.examples.wiring.Providers;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.text.TextModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code insightstream ask}. */
@Command(
        name = "ask",
        description = {
            "Asks a text model.",
            "The first provider answers that the environment configures, in the order openai, gemini, groq, openrouter, "
                    + "pollinations; without any, rules put together what the question holds. The answer goes to "
                    + "standard output, who gave it to standard error."
        },
        mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {

    private static final String FALLBACK = "no model answered; rules put this together from the question. "
            + "'insightstream providers' tells how to configure one";

    /** The forms an answer can be printed in; the names are the ones typed. */
    enum Format {
        text,
        json
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "QUESTION", description = "the question, in quotes")
    private String question = "";

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "a JSON Schema of an object; the answer is JSON that was checked against it")
    private @Nullable Path schema;

    @Option(names = "--image", paramLabel = "FILE", description = "a picture the question is about; may be repeated")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            split = ",",
            description = "who is asked instead: openai, gemini, groq, openrouter, pollinations or offline; of several "
                    + "with commas between, each takes over when the one before fails")
    private List<String> providers = new ArrayList<>();

    @Option(names = "--model", paramLabel = "ID", description = "the model instead of the configured one")
    private @Nullable String model;

    @Option(names = "--max-tokens", paramLabel = "N", description = "the most tokens of the answer, thoughts included")
    private @Nullable Integer maxTokens;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORM",
            description = "${COMPLETION-CANDIDATES}: the answer alone, or as JSON with who gave it (default "
                    + "${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Override
    public Integer call() throws JsonProcessingException {
        Surroundings around = Surroundings.of(spec);
        TextRequest request = TextModel.request(question)
                .withImages(images.stream().map(InputFile::picture).toList())
                .withMaxOutputTokens(maxTokens);
        AnswerSchema shape = schema == null ? null : AnswerSchema.parse(schema.toString(), InputFile.text(schema));
        Providers environment = Providers.of(around.environment(), around.clock(), new ModelNews(around.err()));
        try (TextProvider provider = environment.text(providers, model)) {
            if (providers.isEmpty() && model == null) {
                environment.passedOver(Ability.TEXT).forEach(around.err()::println);
            }
            if (shape == null) {
                words(provider, request, around);
            } else {
                value(provider, request, shape, around);
            }
        }
        return ExitCode.OK;
    }

    private void words(TextProvider provider, TextRequest request, Surroundings around) throws JsonProcessingException {
        PrintWriter out = around.out();
        TextResult result;
        if (around.terminal()
                && format == Format.text
                && provider.capabilities().contains(Capability.STREAMING)) {
            result = provider.generate(request, piece -> {
                out.print(TerminalText.plain(piece));
                out.flush();
            });
            out.println();
        } else {
            result = provider.generate(request);
            String text = around.terminal() ? TerminalText.plain(result.text()) : result.text();
            out.println(format == Format.json ? AnswerJson.of(result) : text);
        }
        out.flush();
        OriginText.print("Answered", result.provenance(), FALLBACK, around.err());
        if (result.finish() == TextResult.Finish.TRUNCATED) {
            around.err().println("The answer was cut off by the limit of tokens; --max-tokens allows more");
        }
    }

    private void value(TextProvider provider, TextRequest request, AnswerSchema shape, Surroundings around)
            throws JsonProcessingException {
        Answer<String> answer = new StructuredCall(provider, around.clock()).ask(request, AnswerType.json(shape));
        around.out().println(format == Format.json ? AnswerJson.of(answer) : answer.value());
        around.out().flush();
        OriginText.print("Answered", answer.provenance(), FALLBACK, around.err());
    }
}
