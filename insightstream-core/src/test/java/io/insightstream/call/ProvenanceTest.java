package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.insightstream.call.Provenance.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvenanceTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final ProviderId YOUTUBE = new ProviderId("youtube");

    @Test
    void what_is_computed_from_data_is_derived_and_no_newer_than_the_data() {
        Provenance fetched = new Provenance(Source.API, YOUTUBE, null, NOON, 3, Usage.NONE);

        assertEquals(new Provenance(Source.DERIVED, YOUTUBE, null, NOON, 3, Usage.NONE), fetched.derived());
    }

    @Test
    void parts_are_as_old_as_the_oldest_and_took_the_calls_of_all() {
        Provenance first = new Provenance(Source.API, YOUTUBE, null, NOON, 1, Usage.ofQuota("units", 1));
        Provenance older =
                new Provenance(Source.API, YOUTUBE, null, NOON.minusSeconds(1), 3, Usage.ofQuota("units", 2));

        Provenance both = new Provenance(Source.API, YOUTUBE, null, NOON.minusSeconds(1), 4, Usage.ofQuota("units", 3));
        assertEquals(both, first.plus(older));
        assertEquals(both, older.plus(first));
    }

    @Test
    void negative_attempts_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Provenance(Source.API, new ProviderId("youtube"), null, NOON, -1, Usage.NONE));
    }

    @Test
    void a_provider_id_prints_as_its_value() {
        assertEquals("my-store-2", new ProviderId("my-store-2").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "YouTube", "2nd", "a b", "a_b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void a_provider_id_of_another_form_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new ProviderId(value));
    }
}
