package io.insightstream.clients.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.error.Unsupported;
import io.insightstream.media.ImageData;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.Schema;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LangChain4jTextTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final TextRequest QUESTION = TextRequest.of("Why is the sky blue?");

    private final TestChat chat = new TestChat();
    private final TextProvider provider = LangChain4j.text()
            .id(new ProviderId("test"))
            .chat(chat)
            .capabilities(Capability.IMAGE_INPUT, Capability.JSON_OBJECT)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();

    private ChatRequest asked() {
        return chat.asked.get(0);
    }

    @Test
    void a_question_is_answered_with_text_model_and_tokens() {
        TextResult result = provider.generate(QUESTION);

        assertEquals("Blue light scatters most.", result.text());
        assertEquals(TextResult.Finish.COMPLETE, result.finish());
        assertEquals(
                new Provenance(
                        Provenance.Source.AI,
                        new ProviderId("test"),
                        "test-model-2026",
                        NOW,
                        1,
                        Usage.ofTokens(12L, 7L)),
                result.provenance());
        assertEquals(List.of(UserMessage.from(TextContent.from("Why is the sky blue?"))), asked().messages());
        assertEquals(List.of("test-model"), provider.modelIds());
    }

    @Test
    void what_is_not_set_is_not_passed_on() {
        provider.generate(QUESTION);

        assertNull(asked().temperature());
        assertNull(asked().maxOutputTokens());
        assertNull(asked().responseFormat());
        assertEquals("test-model", asked().modelName());
    }

    @Test
    void what_is_set_is_passed_on() {
        provider.generate(QUESTION.withInstructions("Be brief.")
                .withTemperature(0.25)
                .withMaxOutputTokens(99)
                .withModel("other-model")
                .withJsonObject());

        assertEquals(SystemMessage.from("Be brief."), asked().messages().get(0));
        assertEquals(0.25, asked().temperature());
        assertEquals(99, asked().maxOutputTokens());
        assertEquals("other-model", asked().modelName());
        assertEquals(ResponseFormatType.JSON, asked().responseFormat().type());
        assertNull(asked().responseFormat().jsonSchema());
    }

    @Test
    void pictures_go_along_as_bytes() {
        byte[] png = ContractPictures.png(4, 3, 90);

        provider.generate(QUESTION.withImages(List.of(ImageData.of(png))));

        UserMessage user = (UserMessage) asked().messages().get(0);
        ImageContent image = (ImageContent) user.contents().get(1);
        assertEquals("image/png", image.image().mimeType());
        assertEquals(Base64.getEncoder().encodeToString(png), image.image().base64Data());
    }

    @Test
    void a_schema_becomes_elements_whose_descriptions_hold_the_limits() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("title", new Schema.Text("The title", false, 1, 60, Schema.TextFormat.ANY));
        properties.put("mood", new Schema.Choice(null, false, List.of("calm", "loud")));
        properties.put("year", new Schema.Whole(null, true, 1900L, 2100L));
        properties.put("score", new Schema.Decimal(null, false, 0.0, 1.0));
        properties.put("live", new Schema.Flag(null, false));
        properties.put(
                "tags",
                new Schema.Items(
                        null,
                        false,
                        new Schema.Fields(null, false, Map.of("name", new Schema.Flag(null, false)), Set.of("name")),
                        1,
                        5,
                        false));
        AnswerSchema schema = new AnswerSchema(
                "video_idea",
                new Schema.Fields(null, false, properties, Set.of("title", "mood", "year", "score", "tags")));

        provider.generate(QUESTION.withSchema(schema));

        assertEquals("video_idea", asked().responseFormat().jsonSchema().name());
        JsonObjectSchema root =
                (JsonObjectSchema) asked().responseFormat().jsonSchema().rootElement();
        assertEquals(List.copyOf(properties.keySet()), root.required());
        assertEquals(false, root.additionalProperties());
        JsonStringSchema title =
                assertInstanceOf(JsonStringSchema.class, root.properties().get("title"));
        assertTrue(
                title.description().contains("The title") && title.description().contains("60"), title.description());
        assertEquals(
                List.of("calm", "loud"),
                assertInstanceOf(JsonEnumSchema.class, root.properties().get("mood"))
                        .enumValues());
        List<?> year = assertInstanceOf(JsonAnyOfSchema.class, root.properties().get("year"))
                .anyOf();
        assertInstanceOf(JsonIntegerSchema.class, year.get(0));
        assertEquals(new JsonNullSchema(), year.get(1));
        assertInstanceOf(JsonNumberSchema.class, root.properties().get("score"));
        List<?> live = assertInstanceOf(JsonAnyOfSchema.class, root.properties().get("live"))
                .anyOf();
        assertInstanceOf(JsonBooleanSchema.class, live.get(0), "absent is said with null");
        JsonArraySchema tags =
                assertInstanceOf(JsonArraySchema.class, root.properties().get("tags"));
        assertInstanceOf(JsonObjectSchema.class, tags.items());
    }

    @Test
    void how_an_answer_ends_is_told_and_a_blocked_or_empty_one_is_none() {
        chat.answers = request ->
                TestChat.response("Blue li").finishReason(FinishReason.LENGTH).build();
        assertEquals(TextResult.Finish.TRUNCATED, provider.generate(QUESTION).finish());

        chat.answers = request -> TestChat.response("Blue").build();
        assertEquals(TextResult.Finish.UNKNOWN, provider.generate(QUESTION).finish());
        chat.answers = request ->
                TestChat.response("Blue").finishReason(FinishReason.OTHER).build();
        assertEquals(TextResult.Finish.UNKNOWN, provider.generate(QUESTION).finish());

        chat.answers = request ->
                TestChat.response("I").finishReason(FinishReason.CONTENT_FILTER).build();
        assertThrows(ContentRefused.class, () -> provider.generate(QUESTION));

        chat.answers = request -> TestChat.whole(" ");
        assertThrows(MalformedResponse.class, () -> provider.generate(QUESTION));

        chat.answers = request -> ChatResponse.builder()
                .aiMessage(AiMessage.from(ToolExecutionRequest.builder()
                        .id("1")
                        .name("search")
                        .arguments("{}")
                        .build()))
                .finishReason(FinishReason.TOOL_EXECUTION)
                .build();
        assertThrows(MalformedResponse.class, () -> provider.generate(QUESTION));
    }

    @Test
    void an_answer_that_names_no_model_and_no_tokens_invents_none() {
        chat.answers = request ->
                ChatResponse.builder().aiMessage(AiMessage.from("Blue")).build();

        Provenance provenance = provider.generate(QUESTION.withModel("other")).provenance();

        assertEquals("other", provenance.model());
        assertEquals(Usage.NONE, provenance.usage());
    }

    @Test
    void what_langchain4j_throws_comes_in_our_types() {
        chat.answers = request -> {
            throw new RateLimitException("429");
        };

        assertThrows(RateLimited.class, () -> provider.generate(QUESTION));
    }

    @Test
    void a_model_that_takes_too_long_is_given_up_at_the_deadline() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        chat.answers = request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return TestChat.whole("too late");
        };

        TimedOut problem =
                assertThrows(TimedOut.class, () -> provider.generate(QUESTION.withDeadline(Duration.ofMillis(1))));

        assertTrue(String.valueOf(problem.getMessage()).contains("PT0.001S"), problem.getMessage());
        assertTrue(interrupted.await(1, TimeUnit.MINUTES), "the model was left working");
        chat.answers = request -> TestChat.whole("in time");
        assertEquals(
                "in time",
                provider.generate(QUESTION.withDeadline(Duration.ofMinutes(1))).text());
    }

    @Test
    void an_interrupted_caller_stops_waiting_and_stays_interrupted() {
        chat.answers = request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TestChat.whole("too late");
        };
        Thread.currentThread().interrupt();

        assertThrows(Cancelled.class, () -> provider.generate(QUESTION.withDeadline(Duration.ofMinutes(1))));
        assertTrue(Thread.interrupted());
    }

    @Test
    void what_the_model_cannot_do_is_refused_before_it_is_asked() {
        TextProvider plain = LangChain4j.text()
                .chat(new ChatModel() {
                    @Override
                    public ChatResponse doChat(ChatRequest request) {
                        return TestChat.whole("Blue");
                    }
                })
                .build();

        assertThrows(Unsupported.class, () -> plain.generate(QUESTION.withJsonObject()));
        assertThrows(Unsupported.class, () -> provider.generate(QUESTION.withSeed(1)));
        assertThrows(Unsupported.class, () -> provider.generate(QUESTION, piece -> {}));
        assertEquals(List.of(), chat.asked);
    }

    @Test
    void every_problem_of_a_configuration_is_named_at_once() {
        String message = String.valueOf(assertThrows(
                        InvalidRequest.class,
                        () -> LangChain4j.text().capabilities(Capability.SEED).build())
                .getMessage());

        assertTrue(message.contains("chat(model)"), message);
        assertTrue(message.contains("[SEED]"), message);
    }

    @Test
    void pieces_come_on_the_thread_that_asked_whatever_thread_they_are_made_on() {
        TextProvider streaming = streaming(handler -> {
            Thread writer = new Thread(() -> {
                handler.onPartialResponse("Blue ");
                handler.onPartialResponse("");
                handler.onPartialResponse("light");
                handler.onCompleteResponse(TestChat.whole("Blue light"));
            });
            writer.start();
        });
        List<String> pieces = new ArrayList<>();
        Thread asking = Thread.currentThread();

        TextResult result = streaming.generate(QUESTION, piece -> {
            assertSame(asking, Thread.currentThread());
            pieces.add(piece);
        });

        assertEquals(List.of("Blue ", "light"), pieces);
        assertEquals("Blue light", result.text());
        assertTrue(streaming.capabilities().contains(Capability.STREAMING));
        assertFalse(streaming.capabilities().contains(Capability.JSON_SCHEMA), "the streaming model does not claim it");
    }

    @Test
    void a_stream_that_fails_comes_in_our_types() {
        TextProvider failing = streaming(handler -> handler.onError(new RateLimitException("429")));
        assertThrows(RateLimited.class, () -> failing.generate(QUESTION, piece -> {}));

        TextProvider broken = streaming(handler -> handler.onError(new AssertionError("odd")));
        assertThrows(MalformedResponse.class, () -> broken.generate(QUESTION, piece -> {}));

        TextProvider silent = streaming(handler -> {});
        assertThrows(TimedOut.class, () -> silent.generate(QUESTION.withDeadline(Duration.ofMillis(1)), piece -> {}));
    }

    @Test
    void what_the_listener_throws_comes_back_and_the_model_is_stopped() {
        AtomicBoolean cancelled = new AtomicBoolean();
        StreamingHandle handle = new StreamingHandle() {
            @Override
            public void cancel() {
                cancelled.set(true);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
        TextProvider streaming = streaming(
                handler -> handler.onPartialResponse(new PartialResponse("Blue"), new PartialResponseContext(handle)));
        IllegalStateException own = new IllegalStateException("the screen is gone");

        assertSame(
                own,
                assertThrows(
                        IllegalStateException.class,
                        () -> streaming.generate(QUESTION, piece -> {
                            throw own;
                        })));
        assertTrue(cancelled.get());
    }

    private TextProvider streaming(Consumer<StreamingChatResponseHandler> model) {
        return LangChain4j.text()
                .chat(chat)
                .streaming(new StreamingChatModel() {
                    @Override
                    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                        model.accept(Objects.requireNonNull(handler));
                    }
                })
                .build();
    }
}
