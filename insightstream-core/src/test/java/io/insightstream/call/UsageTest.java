package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void usages_add_up_bucket_by_bucket() {
        Usage sum = Usage.ofQuota("reads", 3)
                .plus(Usage.ofQuota("reads", 4))
                .plus(Usage.ofQuota("search", 1))
                .plus(Usage.ofTokens(10L, 20L))
                .plus(Usage.ofImages(2));

        assertEquals(new Usage(Map.of("reads", 7L, "search", 1L), 10L, 20L, 2), sum);
    }

    @Test
    void tokens_nobody_reports_stay_unknown() {
        Usage sum = Usage.NONE.plus(Usage.ofTokens(null, 5L)).plus(Usage.ofTokens(null, 6L));

        assertNull(sum.inputTokens());
        assertEquals(11L, sum.outputTokens());
    }

    @Test
    void nothing_changes_a_sum_by_nothing() {
        Usage usage = Usage.ofQuota("reads", 3).plus(Usage.ofTokens(1L, null));

        assertEquals(usage, usage.plus(Usage.NONE));
        assertEquals(usage, Usage.NONE.plus(usage));
    }

    @Test
    void nothing_is_used_up_less_than_no_times() {
        assertThrows(IllegalArgumentException.class, () -> Usage.ofQuota("reads", -1));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofTokens(-1L, null));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofTokens(null, -1L));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofImages(-1));
    }
}
