package io.insightstream.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InsightStreamExceptionTest {

    private final Throwable cause = new IOException("connection reset");

    @Test
    void errors_that_pass_by_themselves_are_retriable() {
        for (InsightStreamException each : List.of(
                new RateLimited("m", null, cause),
                new ProviderUnavailable("m", cause),
                new StoreUnavailable("m", cause),
                new TimedOut("m", cause))) {
            assertInstanceOf(RetriableException.class, each);
            assertSame(cause, each.getCause());
        }
    }

    @Test
    void errors_that_need_a_change_are_permanent() {
        for (InsightStreamException each : List.of(
                new Cancelled("m"),
                new Conflict("m"),
                new ContentRefused("m"),
                new InvalidInput("f", 0, null, "m", null),
                new InvalidRequest("m"),
                new MalformedResponse("m", "{", null),
                new ModelUnavailable("m"),
                new NotConfigured("m"),
                new NotFound("m"),
                new QuotaExhausted("m", null, null),
                new StoreFailure("m"),
                new Unauthorized("m"),
                new Unsupported("m"))) {
            assertInstanceOf(PermanentException.class, each);
        }
    }

    @Test
    void an_unknown_outcome_is_neither() {
        OutcomeUnknown lost = new OutcomeUnknown("m", "prediction-7", cause);

        assertFalse((Object) lost instanceof RetriableException);
        assertFalse((Object) lost instanceof PermanentException);
        assertEquals(Optional.of("prediction-7"), lost.operationId());
        assertEquals(Optional.empty(), new OutcomeUnknown("m", null, null).operationId());
    }

    @Test
    void hints_are_there_or_not() {
        Instant midnight = Instant.parse("2026-02-01T08:00:00Z");

        assertEquals(
                Optional.of(Duration.ofSeconds(48)), new RateLimited("m", Duration.ofSeconds(48), null).retryAfter());
        assertEquals(Optional.empty(), new RateLimited("m", null, null).retryAfter());
        assertEquals(Optional.of(midnight), new QuotaExhausted("m", midnight, null).resetsAt());
        assertEquals(Optional.empty(), new QuotaExhausted("m", null, null).resetsAt());
        assertEquals("{\"a\":", new MalformedResponse("m", "{\"a\":", null).raw());
    }

    @Test
    void invalid_input_says_where() {
        InvalidInput problem = new InvalidInput("videos.csv", 7, "views", "'many' is not a number", null);

        assertEquals("videos.csv, line 7, field views: 'many' is not a number", problem.getMessage());
        assertEquals("videos.csv", problem.file());
        assertEquals(OptionalLong.of(7), problem.line());
        assertEquals(Optional.of("views"), problem.field());
    }

    @Test
    void invalid_input_as_a_whole_names_the_file_only() {
        InvalidInput problem = new InvalidInput("videos.csv", 0, null, "the file is empty", null);

        assertEquals("videos.csv: the file is empty", problem.getMessage());
        assertEquals(OptionalLong.empty(), problem.line());
        assertEquals(Optional.empty(), problem.field());
    }

    @Test
    void an_interruption_sets_the_flag_again() {
        InterruptedException interruption = new InterruptedException();

        Cancelled cancelled = Cancelled.interrupted("reading page 3", interruption);

        assertTrue(Thread.interrupted(), "the interrupt flag");
        assertSame(interruption, cancelled.getCause());
    }

    @Test
    void errors_survive_serialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new InvalidInput("videos.csv", 7, "views", "not a number", null));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InvalidInput read = (InvalidInput) in.readObject();
            assertEquals(OptionalLong.of(7), read.line());
        }
    }
}
