package io.insightstream.text;

import io.insightstream.error.MalformedResponse;
import io.insightstream.prompt.Answer;
import io.insightstream.prompt.BestFormat;
import io.insightstream.prompt.PromptTemplate;
import io.insightstream.prompt.StructuredCall;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
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
 * Answer<Idea> ofPicture = insight.text()
 *         .ask(TextModel.request("an idea for a video about this").withImages(List.of(picture)), Idea.class);
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
        return ask(request(question));
    }

    /**
     * Asks for words.
     *
     * @param request the question, of {@link #request} or your own
     * @return the answer, with who gave it
     * @throws io.insightstream.error.Unsupported if it needs what the provider does not have
     */
    public TextResult ask(TextRequest request) {
        return provider.generate(request);
    }

    /**
     * Asks for words and hears them as they come; in one piece where the provider has no {@link Capability#STREAMING}.
     *
     * @param question the question
     * @param listener hears the pieces; put together they are the text of the result
     * @return the whole answer, with who gave it
     * @throws io.insightstream.error.InvalidRequest if the question is blank
     */
    public TextResult ask(String question, TextListener listener) {
        return ask(request(question), listener);
    }

    /**
     * Asks for words and hears them as they come; in one piece where the provider has no {@link Capability#STREAMING}.
     *
     * @param request the question, of {@link #request} or your own
     * @param listener hears the pieces; put together they are the text of the result
     * @return the whole answer, with who gave it
     * @throws io.insightstream.error.Unsupported if it needs what the provider does not have
     */
    public TextResult ask(TextRequest request, TextListener listener) {
        return BestFormat.inPieces(request, provider, listener);
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
        return ask(request(question), type);
    }

    /**
     * Asks for a record.
     *
     * @param request the question, of {@link #request} or your own, its format left at text
     * @param type the record
     * @param <T> the record
     * @return the record, checked, with who gave it
     * @throws MalformedResponse if no answer fits, after repair
     */
    public <T extends Record> Answer<T> ask(TextRequest request, Class<T> type) {
        return structured.ask(request, AnswerType.of(type));
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
        return ask(request(question), schema);
    }

    /**
     * Asks for JSON that follows a schema known at run time only.
     *
     * @param request the question, of {@link #request} or your own, its format left at text
     * @param schema the schema, for instance of {@link AnswerSchema#parse}
     * @return one line of JSON that follows it, with who gave it
     * @throws MalformedResponse if no answer fits, after repair
     */
    public Answer<String> ask(TextRequest request, AnswerSchema schema) {
        return structured.ask(request, AnswerType.json(schema));
    }

    /**
     * What is sent for a question, to be changed where a question alone leaves no choice: pictures, a model, limits, a
     * deadline.
     *
     * @param question the question; it reaches the model as data
     * @return the request, for the calls above and any text provider
     * @throws io.insightstream.error.InvalidRequest if the question is blank
     */
    public static TextRequest request(String question) {
        if (question.isBlank()) {
            return TextRequest.of(question);
        }
        return TextRequest.of(ASK.fill(Map.of("question", question))).withInstructions(ASK.instructions());
    }
}
