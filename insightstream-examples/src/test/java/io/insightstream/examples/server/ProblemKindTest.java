package io.insightstream.examples.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.TimedOut;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemKindTest {

    @Test
    void every_error_there_is_has_a_kind_named_after_it() {
        Set<String> errors = leaves(InsightStreamException.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> kinds = EnumSet.complementOf(EnumSet.of(ProblemKind.INTERNAL)).stream()
                .map(kind -> Stream.of(kind.title().split(" "))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(errors, kinds);
    }

    @Test
    void a_kind_has_a_status_of_a_failure() {
        assertEquals(ProblemKind.TIMED_OUT, ProblemKind.of(new TimedOut("late", null)));
        assertEquals(ProblemKind.OUTCOME_UNKNOWN, ProblemKind.of(new OutcomeUnknown("lost", null, null)));
        for (ProblemKind kind : ProblemKind.values()) {
            assertTrue(kind.status() >= 400 && kind.status() < 600, kind.name());
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ProblemKindTest::leaves)
                : Stream.of(type);
    }
}
