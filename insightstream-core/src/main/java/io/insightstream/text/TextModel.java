package io.insightstream.text;

import io.insightstream.error.MalformedResponse;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.PromptTemplate;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/**
 * Asks the configured text model questions of a user's own. Safe for use by several threads.
 *
 * <pre>{@code
 * record Idea(@Size(max = 100) String title, @Describe("why viewers would click") String hook) {}
 * Answer<Idea> idea = insight.text().ask("an idea for a video about sourdough", Idea.class);
 * }</pre>
 */
public final class TextModel {

    private static final PromptTemplate ASK = PromptTemplate.load(TextModel.class, "ask");

    private final TextProvider provider;
    private final StructuredCall structured;

    /**
     * A model behind a provider.
     *
     * @param provider who answers; not closed by this
     * @param clock measures deadlines
     */
    public TextModel(TextProvider provider, Clock clock) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.structured = new StructuredCall(provider, clock);
    }

    /**
     * Asks for words.
     *
     * @param question the question; it reaches the model as data, it cannot change how the model is instructed
     * @return the answer, with who gave it
     * @throws io.insightstream.error.InvalidRequest if the question is blank
     */
    public TextResult ask(String question) {
        return provider.generate(request(question));
    }

    /**
     * Asks for a record.
     *
     * @param question the question
     * @param type the record; what its components may be, {@link AnswerType#of} says
     * @param <T> the record
     * @return the record, checked, with who gave it
     * @throws MalformedResponse if no answer fits, after repair
     */
    public <T extends Record> Answer<T> ask(String question, Class<T> type) {
        return structured.ask(request(question), AnswerType.of(type));
    }

    /**
     * Asks for JSON that follows a schema known at run time only.
     *
     * @param question the question
     * @param schema the schema, for instance of {@link AnswerSchema#parse}
     * @return one line of JSON that follows it, with who gave it
     * @throws MalformedResponse if no answer fits, after repair
     */
    public Answer<String> ask(String question, AnswerSchema schema) {
        return structured.ask(request(question), AnswerType.json(schema));
    }

    /**
     * What is sent for a question, to be changed where the calls above leave no choice: pictures, a model, limits.
     *
     * @param question the question; it reaches the model as data
     * @return the request, for any text provider
     * @throws io.insightstream.error.InvalidRequest if the question is blank
     */
    public static TextRequest request(String question) {
        if (question.isBlank()) {
            return TextRequest.of(question);
        }
        return TextRequest.of(ASK.fill(Map.of("question", question))).withInstructions(ASK.instructions());
    }
}
