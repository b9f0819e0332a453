package io.insightstream.prompt;

import io.insightstream.call.Provenance;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Reading;
import io.insightstream.schema.Violation;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a text model for a value of a given shape and gives that or an exception, never text that passes for data.
 *
 * <p>Where the provider has {@link Capability#JSON_SCHEMA}, it holds the answer to the schema; else the schema stands in
 * the question, and with {@link Capability#JSON_OBJECT} the provider sees to it that JSON comes. A model that refuses one
 * of these forms is asked in the next, at no cost, since nothing ran. Whatever comes is looked for JSON, forgiving how it is written, and held against the schema, forgiving nothing. An answer that was cut off is
 * asked for again with twice the room, at most {@link #MAX_ENLARGEMENTS} times; one that breaks the schema is sent back
 * once with every violation named. Safe for use by several threads.
 */
public final class StructuredCall {

    /** How often a cut-off answer is asked for again with more room. */
    public static final int MAX_ENLARGEMENTS = 2;

    /** Where enlarging starts at the least if the request set no limit. */
    private static final long ASSUMED_TOKENS = 4_096;

    private static final long MAX_TOKENS = 65_536;
    private static final int MAX_QUOTED = 20_000;
    private static final int NAMED_VIOLATIONS = 5;
    private static final int TOLD_VIOLATIONS = 50;

    private static final PromptTemplate REPAIR = PromptTemplate.load(StructuredCall.class, "repair");

    private final TextProvider provider;
    private final Clock clock;

    /**
     * A call through a provider.
     *
     * @param provider who is asked
     * @param clock measures the deadline of a request
     */
    public StructuredCall(TextProvider provider, Clock clock) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Asks.
     *
     * @param question the question, its format left at text
     * @param type what the answer is read into
     * @param <T> what is asked for
     * @return the value, with the calls and tokens of all attempts
     * @throws MalformedResponse if no answer fits, after repair; with the last answer as it came
     * @throws InvalidRequest if the question asks for a format of its own
     */
    public <T> Answer<T> ask(TextRequest question, AnswerType<T> type) {
        if (question.format() != TextRequest.Format.TEXT) {
            throw new InvalidRequest("a structured call chooses the format itself; got " + question.format());
        }
        Rounds rounds = new Rounds(provider, clock, question.deadline());
        TextRequest request = question.withSchema(type.schema());
        Asked asked = askWithRoom(rounds, request, type);
        TextResult result = asked.result();
        Reading<T> reading = AnswerReader.read(type, result.text());
        if (reading.value() == null && result.finish() != TextResult.Finish.TRUNCATED) {
            TextRequest repair = repair(asked.request(), result, reading.violations());
            result = askWithRoom(rounds, repair, type).result();
            reading = AnswerReader.read(type, result.text());
        }
        T value = reading.value();
        if (value == null) {
            throw malformed(type, result, reading.violations(), rounds);
        }
        return new Answer<>(value, rounds.provenance(result.provenance()));
    }

    private record Asked(TextRequest request, TextResult result) {}

    private Asked askWithRoom(Rounds rounds, TextRequest question, AnswerType<?> type) {
        TextRequest request = question;
        TextResult result = rounds.ask(request);
        long room = room(request, result.provenance());
        while (isCutShort(result, type) && rounds.enlargements < MAX_ENLARGEMENTS && room < MAX_TOKENS) {
            room = Math.min(2 * room, MAX_TOKENS);
            rounds.enlargements++;
            request = request.withMaxOutputTokens((int) room);
            try {
                result = rounds.ask(request);
            } catch (InvalidRequest e) {
                throw new MalformedResponse(
                        "the answer of '" + provider.id() + "' was cut off, and it takes no limit of " + room
                                + " tokens; ask for less",
                        result.text(),
                        e);
            }
        }
        return new Asked(request, result);
    }

    /** What was cut off behind the JSON is no loss. */
    private static boolean isCutShort(TextResult result, AnswerType<?> type) {
        return result.finish() == TextResult.Finish.TRUNCATED
                && AnswerReader.read(type, result.text()).value() == null;
    }

    private static long room(TextRequest request, Provenance provenance) {
        Integer limit = request.maxOutputTokens();
        if (limit != null) {
            return limit;
        }
        Long used = provenance.usage().outputTokens();
        // Never less than the limit of the provider's own that was reached.
        return used == null ? ASSUMED_TOKENS : Math.max(used, ASSUMED_TOKENS);
    }

    private static TextRequest repair(TextRequest request, TextResult result, List<Violation> violations) {
        String answer = result.text();
        String repair = REPAIR.fill(Map.of(
                "answer",
                answer.substring(0, Math.min(answer.length(), MAX_QUOTED)),
                "violations",
                violations.stream()
                        .limit(TOLD_VIOLATIONS)
                        .map(violation -> "- " + violation)
                        .collect(Collectors.joining("\n"))));
        return request.withText(request.text() + "\n\n" + repair);
    }

    private MalformedResponse malformed(
            AnswerType<?> type, TextResult result, List<Violation> violations, Rounds rounds) {
        String problem = result.finish() == TextResult.Finish.TRUNCATED
                ? "was cut off by the limit of tokens; ask for less or set a higher maxOutputTokens"
                : "does not follow the schema: "
                        + violations.stream()
                                .limit(NAMED_VIOLATIONS)
                                .map(Violation::toString)
                                .collect(Collectors.joining("; "))
                        + (violations.size() > NAMED_VIOLATIONS
                                ? " and " + (violations.size() - NAMED_VIOLATIONS) + " more"
                                : "");
        @Nullable String model = result.provenance().model();
        return new MalformedResponse(
                "asked '" + provider.id() + "'" + (model == null ? "" : ", model " + model) + ", for "
                        + type.schema().name() + "; after " + rounds.calls + " calls the answer " + problem,
                result.text(),
                null);
    }
}
