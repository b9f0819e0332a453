package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    private final List<String> events = new ArrayList<>();
    private final ServerSentEvents reader = new ServerSentEvents(events::add);

    @Test
    void an_event_is_complete_with_its_empty_line() {
        lines("data: {\"a\": 1}");
        assertEquals(List.of(), events);

        lines("", "data:{\"b\": 2}", "");
        assertEquals(List.of("{\"a\": 1}", "{\"b\": 2}"), events);
    }

    @Test
    void lines_of_one_event_are_joined_as_they_were() {
        lines("data: {", "data:", "data:   \"a\": 1", "data", "data: }", "");

        assertEquals(List.of("{\n\n  \"a\": 1\n\n}"), events);
    }

    @Test
    void comments_names_and_ids_say_nothing() {
        lines(": still thinking", "event: piece", "id: 7", "retry: 3000", "", "data: x", "", "", ":", "");

        assertEquals(List.of("x"), events);
        assertEquals("", reader.end());
    }

    @Test
    void the_last_event_needs_no_empty_line() {
        lines("data: a", "", "data: b");

        assertEquals("", reader.end());
        assertEquals(List.of("a", "b"), events);
    }

    @Test
    void what_is_no_event_is_kept_for_the_end() {
        lines("data: a", "", "{", "  \"error\": {\"code\": 500}", "", "}");

        assertEquals("{\n  \"error\": {\"code\": 500}\n}", reader.end());
        assertEquals(List.of("a"), events);
    }

    private void lines(String... lines) {
        for (String line : lines) {
            reader.accept(line);
        }
    }
}
