package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {

    private final List<String> asked = new ArrayList<>();

    private static Page<Integer> page(@Nullable String next, Integer... items) {
        return new Page<>(
                List.of(items),
                next,
                List.of(),
                new Provenance(Provenance.Source.SUPPLIED, new ProviderId("test"), null, Instant.EPOCH, 0, Usage.NONE));
    }

    private Page<Integer> following(String next) {
        asked.add(next);
        return next.equals("b") ? page("c", 3, 4) : page(null, 5);
    }

    @Test
    void a_walk_goes_through_all_pages_in_order() {
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                Page.walk(page("b", 1, 2), this::following)
                        .flatMap(page -> page.items().stream())
                        .toList());
        assertEquals(List.of("b", "c"), asked);
    }

    @Test
    void no_page_is_asked_for_that_is_not_looked_at() {
        assertEquals(
                List.of(1, 2, 3),
                Page.walk(page("b", 1, 2), this::following)
                        .flatMap(page -> page.items().stream())
                        .limit(3)
                        .toList());
        assertEquals(List.of("b"), asked);
    }

    @Test
    void a_failure_on_the_way_is_not_taken_for_the_end() {
        Function<String, Page<Integer>> gone = next -> {
            throw new NotFound("gone");
        };
        Stream<Page<Integer>> walk = Page.walk(page("b", 1), gone);

        assertThrows(NotFound.class, walk::toList);
    }
}
