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

    @Test
    void what_is_computed_from_data_is_derived_and_names_the_same_provider() {
        Provenance fetched = new Provenance(Source.API, new ProviderId("youtube"), null, NOON, 3, Usage.NONE);

        assertEquals(
                new Provenance(Source.DERIVED, new ProviderId("youtube"), null, NOON.plusSeconds(1), 3, Usage.NONE),
                fetched.derived(NOON.plusSeconds(1)));
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
