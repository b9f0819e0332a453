package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void all_are_closed_though_some_fail_and_the_first_failure_tells_of_the_others() {
        List<String> closed = new ArrayList<>();
        IllegalArgumentException first = new IllegalArgumentException("first");
        IOException second = new IOException("second");

        RuntimeException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Closing.all(List.<AutoCloseable>of(failing(first), failing(second), () -> closed.add("third"))));

        assertSame(first, thrown);
        assertEquals(1, thrown.getSuppressed().length);
        assertSame(second, thrown.getSuppressed()[0].getCause());
        assertEquals(List.of("third"), closed);
    }

    @Test
    void one_failure_of_two_is_told_once() {
        IllegalStateException shared = new IllegalStateException("their server is gone");

        RuntimeException thrown =
                assertThrows(IllegalStateException.class, () -> Closing.all(List.of(failing(shared), failing(shared))));

        assertSame(shared, thrown);
        assertArrayEquals(new Throwable[0], thrown.getSuppressed());
    }

    @Test
    void a_thread_that_was_interrupted_stays_so() {
        assertThrows(
                IllegalStateException.class, () -> Closing.all(List.of(failing(new InterruptedException("no more")))));

        assertTrue(Thread.interrupted());
    }

    private static AutoCloseable failing(Exception problem) {
        return () -> {
            throw problem;
        };
    }
}
