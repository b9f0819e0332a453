package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void usages_add_up_and_tokens_nobody_reported_stay_unknown() {
        Usage quota = Usage.ofQuota("units", 1).plus(Usage.ofQuota("units", 2)).plus(Usage.ofQuota("searches", 1));

        assertEquals(new Usage(Map.of("units", 3L, "searches", 1L), null, null, 0), quota);
        assertEquals(Usage.ofTokens(5L, null), Usage.ofTokens(5L, null).plus(Usage.NONE));
        assertEquals(Usage.ofTokens(5L, 7L), Usage.ofTokens(2L, null).plus(Usage.ofTokens(3L, 7L)));
        assertEquals(Usage.ofImages(3), Usage.ofImages(1).plus(Usage.ofImages(2)));
    }

    @Test
    void negative_usage_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Usage.ofQuota("units", -1));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofTokens(-1L, null));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofTokens(null, -1L));
        assertThrows(IllegalArgumentException.class, () -> Usage.ofImages(-1));
    }
}
