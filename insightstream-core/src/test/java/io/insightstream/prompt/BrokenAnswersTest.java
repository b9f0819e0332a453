package io.insightstream.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.schema.AnswerSchema;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Label;
import io.insightstream.schema.Range;
import io.insightstream.schema.Reading;
import io.insightstream.schema.Size;
import io.insightstream.schema.Unique;
import io.insightstream.schema.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BrokenAnswersTest {

    private static final Pattern CASE = Pattern.compile(
            "(?ms)^=== (?<name>[^\\n]+)\\n(?<answer>.*?)\\n--- (?<kind>value|problem)\\n(?<expected>.*?)\\n(?=\\n=== |\\z)");
    private static final Pattern UNSEEN = Pattern.compile("\\\\u\\{([0-9A-F]+)}");

    private enum Level {
        LOW,
        @Label("very high")
        HIGH
    }

    private record Plan(
            @Size(min = 1, max = 40) String title,
            @Size(min = 1, max = 3) @Unique List<@Size(max = 20) String> tags,
            @Range(min = 0, max = 100) int score,
            Level level,
            @Nullable Double rate,
            Optional<LocalDate> day,
            Optional<Boolean> live) {}

    record Case(String name, String answer, String kind, String expected) {

        static List<Case> all() throws IOException {
            List<Case> cases = new ArrayList<>();
            Matcher found = CASE.matcher(corpus());
            while (found.find()) {
                String answer = UNSEEN.matcher(found.group("answer"))
                        .replaceAll(unseen ->
                                Matcher.quoteReplacement(Character.toString(Integer.parseInt(unseen.group(1), 16))));
                cases.add(new Case(found.group("name"), answer, found.group("kind"), found.group("expected")));
            }
            return cases;
        }
    }

    @TestFactory
    Stream<DynamicTest> every_answer_becomes_what_it_must() throws IOException {
        return Case.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    @Test
    void the_corpus_is_read_whole_and_has_no_case_twice() throws IOException {
        List<Case> cases = Case.all();
        long heads = corpus().lines().filter(line -> line.startsWith("=== ")).count();

        assertEquals(heads, cases.size());
        assertTrue(cases.size() >= 100, "the corpus has " + cases.size() + " cases");
        assertEquals(cases.size(), new HashSet<>(cases.stream().map(Case::name).toList()).size());
    }

    private static void check(Case each) {
        AnswerType<Plan> records = AnswerType.of(Plan.class);
        Reading<String> json = AnswerReader.read(AnswerType.json(AnswerSchema.of(Plan.class)), each.answer());
        Reading<Plan> plan = AnswerReader.read(records, each.answer());

        String violations = json.violations().stream().map(Violation::toString).collect(Collectors.joining("\n"));
        assertEquals(each.expected(), each.kind().equals("value") ? json.value() + violations : violations);
        assertEquals(json.violations(), plan.violations());
    }

    private static String corpus() throws IOException {
        try (InputStream in = BrokenAnswersTest.class.getResourceAsStream("broken-answers.txt")) {
            return new String(assertNotNullAnd(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream assertNotNullAnd(@Nullable InputStream in) {
        assertNotNull(in, "broken-answers.txt");
        return in;
    }
}
