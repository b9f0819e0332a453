package io.insightstream.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTypeTest {

    private enum Level {
        EASY,
        @Label("very hard")
        HARD
    }

    private record Scene(String text, Optional<Level> level) {
        Scene {
            if (text.startsWith("!")) {
                throw new IllegalArgumentException("a scene must not shout");
            }
        }
    }

    private record Plan(
            String title,
            int seconds,
            long views,
            double share,
            boolean live,
            Level level,
            Instant at,
            LocalDate day,
            List<Scene> scenes,
            @Nullable Double rate,
            @Nullable List<@Nullable Integer> scores,
            Optional<Scene> last) {}

    private static final AnswerType<Plan> PLAN = AnswerType.of(Plan.class);

    private static Map<String, @Nullable Object> plan() {
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("title", "Bread");
        plan.put("seconds", new BigDecimal("90"));
        plan.put("views", new BigDecimal("15000000000"));
        plan.put("share", new BigDecimal("0.25"));
        plan.put("live", true);
        plan.put("level", "very hard");
        plan.put("at", "2026-01-31T13:00:00+01:00");
        plan.put("day", "2026-01-31");
        plan.put("scenes", List.of(Map.of("text", "Dough"), Map.of("text", "Oven", "level", "EASY")));
        return plan;
    }

    @Test
    void a_record_is_made_of_what_fits() {
        Plan expected = new Plan(
                "Bread",
                90,
                15_000_000_000L,
                0.25,
                true,
                Level.HARD,
                Instant.parse("2026-01-31T12:00:00Z"),
                LocalDate.of(2026, 1, 31),
                List.of(new Scene("Dough", Optional.empty()), new Scene("Oven", Optional.of(Level.EASY))),
                null,
                null,
                Optional.empty());

        assertEquals(new Reading<>(expected, List.of()), PLAN.read(plan()));
    }

    @Test
    void optional_parts_are_taken_where_they_are() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("rate", new BigDecimal("1.5"));
        plan.put("scores", Arrays.asList(BigDecimal.ONE, null));
        plan.put("last", Map.of("text", "Plate"));

        Plan read = PLAN.read(plan).value();

        assertEquals(1.5, read == null ? null : read.rate());
        assertEquals(Arrays.asList(1, null), read == null ? null : read.scores());
        assertEquals(Optional.of(new Scene("Plate", Optional.empty())), read == null ? null : read.last());
    }

    private record Maybe(
            Optional<@Size(max = 5) String> text,
            Optional<Level> level,
            Optional<@Range(max = 9) Integer> whole,
            Optional<Double> decimal,
            Optional<Boolean> flag,
            Optional<List<String>> list,
            Optional<Scene> scene) {}

    @Test
    void every_kind_may_be_missing_and_keeps_its_limits_if_it_is_there() {
        AnswerType<Maybe> type = AnswerType.of(Maybe.class);
        Map<String, @Nullable Object> nulls = new LinkedHashMap<>();
        type.schema().root().properties().keySet().forEach(name -> nulls.put(name, null));

        Maybe nothing = new Maybe(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertEquals(nothing, type.read(Map.of()).value());
        assertEquals(nothing, type.read(nulls).value());

        nulls.put("text", "too long");
        nulls.put("whole", BigDecimal.TEN);
        nulls.put("list", List.of(true));
        assertEquals(
                List.of("text: 8 characters, at most 5", "whole: 10, at most 9", "list[0]: true, must be a text"),
                type.read(nulls).violations().stream().map(Violation::toString).toList());
    }

    @Test
    void what_the_records_own_constructor_refuses_is_named_with_its_place() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("scenes", List.of(Map.of("text", "Dough"), Map.of("text", "!Oven")));

        assertEquals(List.of("scenes[1]: a scene must not shout"), problems(plan));
    }

    @Test
    void a_number_beyond_its_type_is_named() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("seconds", new BigDecimal("15000000000"));
        plan.put("share", new BigDecimal("1e400"));
        assertEquals(List.of("share: 1E+400, too large for a number"), problems(plan));

        plan.put("share", BigDecimal.ONE);
        assertEquals(List.of("seconds: 15000000000, does not fit into 32 bits"), problems(plan));

        plan.put("views", new BigDecimal("9223372036854775808"));
        assertEquals(List.of("views: 9223372036854775808, does not fit into 64 bits"), problems(plan));
    }

    @Test
    void a_number_too_small_for_its_type_is_no_nought() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("share", new BigDecimal("1e-99999"));
        assertEquals(List.of("share: 1E-99999, too near to 0 for a number"), problems(plan));

        plan.put("share", new BigDecimal("0e-99999"));
        plan.put("views", new BigDecimal("0e-99999"));
        assertEquals(List.of(), problems(plan));
    }

    @Test
    void numbers_are_written_plainly_however_the_model_wrote_them() {
        AnswerType<String> type = AnswerType.json(AnswerSchema.parse(
                "numbers",
                "{\"type\":\"object\",\"properties\":{\"d\":{\"type\":\"number\"},\"i\":{\"type\":\"integer\"}},"
                        + "\"required\":[\"d\",\"i\"]}"));

        assertEquals(
                "{\"d\":0,\"i\":0}",
                type.read(Map.of("d", new BigDecimal("0e-99999"), "i", new BigDecimal("0e-99999")))
                        .value());
        assertEquals(
                "{\"d\":0.000025,\"i\":100}",
                type.read(Map.of("d", new BigDecimal("2.5e-5"), "i", new BigDecimal("1.00e2")))
                        .value());
    }

    private record Silent(int seconds) {
        Silent {
            if (seconds > 60) {
                throw new IllegalStateException();
            }
        }
    }

    @Test
    void a_refusal_without_words_names_the_record() {
        assertEquals(
                new Silent(60),
                AnswerType.of(Silent.class)
                        .read(Map.of("seconds", new BigDecimal(60)))
                        .value());
        assertEquals(
                List.of("the answer: Silent refuses these values: IllegalStateException"),
                AnswerType.of(Silent.class).read(Map.of("seconds", new BigDecimal(61))).violations().stream()
                        .map(Violation::toString)
                        .toList());
    }

    @Test
    void a_moment_without_its_zone_is_none() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("at", "2026-01-31T13:00:00");

        assertEquals(
                List.of("at: \"2026-01-31T13:00:00\", must be a date and time as YYYY-MM-DDThh:mm:ssZ"),
                problems(plan));
    }

    @Test
    void every_violation_is_named_however_deep() {
        Map<String, @Nullable Object> plan = plan();
        plan.put("title", List.of());
        plan.put("share", "a quarter");
        plan.put("level", "x".repeat(100));
        plan.put("scenes", List.of("Dough", Map.of("level", "none")));
        plan.put("last", List.of());

        assertEquals(
                List.of(
                        "title: a list, must be a text",
                        "share: the text \"a quarter\", must be a number",
                        "level: \"" + "x".repeat(60) + "...\", must be one of [EASY, very hard]",
                        "scenes[0]: the text \"Dough\", must be an object",
                        "scenes[1].text: missing, must be a text",
                        "scenes[1].level: \"none\", must be one of [EASY, very hard]",
                        "last: a list, must be an object"),
                problems(plan));
    }

    @Test
    void a_value_that_is_no_object_is_named_as_a_whole() {
        assertEquals(List.of("the answer: null, must be an object"), problems(null));
        assertEquals(List.of("the answer: true, must be an object"), problems(true));
    }

    @Test
    void numbers_that_differ_in_their_zeros_alone_are_the_same_item() {
        AnswerType<String> type = AnswerType.json(AnswerSchema.parse(
                "numbers",
                "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"array\",\"items\":{\"type\":\"number\"},"
                        + "\"uniqueItems\":true,\"minItems\":2,\"maxItems\":2}},\"required\":[\"n\"]}"));

        List<Object> same = new ArrayList<>(List.of(new BigDecimal("1.0"), new BigDecimal("1")));
        assertEquals(
                List.of(new Violation("n[1]", "the same as n[0], no item may come twice")),
                type.read(Map.of("n", same)).violations());
        assertEquals(
                "{\"n\":[0.10,100000]}",
                type.read(Map.of("n", List.of(new BigDecimal("0.10"), new BigDecimal("1e5"))))
                        .value());
    }

    @Test
    void a_reading_is_a_value_or_violations() {
        assertThrows(IllegalArgumentException.class, () -> new Reading<>(null, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Reading<>("a", List.of(new Violation("a", "b"))));
    }

    private static List<String> problems(@Nullable Object value) {
        return PLAN.read(value).violations().stream().map(Violation::toString).toList();
    }
}
