package io.insightstream.clients.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.CallLimiter;
import io.insightstream.clients.http.HttpCaller.Sleeper;
import io.insightstream.clients.http.TestTime;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.Cancelled;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.TimedOut;
import io.insightstream.fake.PromptSockets;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the beginning of a prediction to its pictures. */
class ReplicateRunTest {

    private static final String CREATE = "POST /v1/models/owner/painter/predictions";
    private static final String GET = "GET /v1/predictions/p1";
    private static final String CANCEL = "POST /v1/predictions/p1/cancel";
    private static final String PICTURE = "GET /pictures/16-9/0.png";
    private static final ImageRequest SEA = ImageRequest.of("A calm sea");

    @StartStop
    private final MockWebServer server = PromptSockets.server();

    private final TestTime time = new TestTime();
    private FakeReplicate fake = new FakeReplicate(PromptSockets.server());
    private Replicate replicate = provider(time);

    @BeforeEach
    void open() {
        fake = new FakeReplicate(server);
        replicate = provider(time);
    }

    private Replicate provider(Sleeper sleeper) {
        return builder().sleeper(sleeper).build();
    }

    private Replicate.Builder builder() {
        return Replicate.builder()
                .keys(Secret.of("r8_0123456789"))
                .models("owner/painter")
                .baseUrl(server.getStarted() ? server.url("/v1").toString() : "http://localhost/v1")
                .privateAddresses(true)
                .deadline(Duration.ofSeconds(30))
                .clock(time)
                .sleeper(time)
                .random(() -> 0.5);
    }

    @AfterEach
    void close() {
        replicate.close();
    }

    @Test
    void a_picture_that_is_ready_at_once_takes_one_call_and_its_download() {
        ImageResult result = replicate.generate(SEA);

        assertEquals(List.of(CREATE, PICTURE), fake.log());
        assertEquals("wait=25", fake.request(0).getHeaders().get("Prefer"));
        assertEquals("30s", fake.request(0).getHeaders().get("Cancel-After"));
        assertEquals("Bearer r8_0123456789", fake.request(0).getHeaders().get("Authorization"));
        assertEquals("owner/painter", result.provenance().model());
        assertEquals(1, result.provenance().attempts());
        assertEquals(List.of(), result.notes());
    }

    @Test
    void a_limiter_is_told_how_many_pictures_are_asked_for_and_that_asking_after_them_makes_none() {
        List<String> asked = new ArrayList<>();
        fake.script("starting", "succeeded");
        try (Replicate counted = builder()
                .limiter((call, deadline) -> {
                    asked.add(call.operation() + " " + call.images());
                    return CallLimiter.Permit.FREE;
                })
                .build()) {
            counted.generate(SEA.withCount(3));
        }

        assertEquals(List.of("predictions.create 3", "predictions.get 0"), asked);
    }

    @Test
    void the_download_of_a_picture_carries_no_key() {
        replicate.generate(SEA);

        assertFalse(fake.request(1).getHeaders().toString().contains("r8_"));
    }

    @Test
    void a_prediction_is_asked_after_with_growing_waits_until_it_is_final() {
        fake.script("starting", "starting", "processing", "queued_of_tomorrow", "succeeded");

        ImageResult result = replicate.generate(SEA);

        assertEquals(List.of(CREATE, GET, GET, GET, GET, PICTURE), fake.log());
        assertEquals(
                List.of(500L, 750L, 1125L, 1687L),
                time.slept().stream().map(Duration::toMillis).toList());
        assertEquals(5, result.provenance().attempts());
    }

    @Test
    void at_the_deadline_a_prediction_is_cancelled() {
        fake.script("starting", "processing");

        TimedOut problem = assertThrows(TimedOut.class, () -> replicate.generate(SEA));

        assertEquals(CANCEL, fake.log().get(fake.log().size() - 1));
        assertEquals(1, fake.log().stream().filter(CREATE::equals).count());
        assertTrue(String.valueOf(problem.getMessage()).contains("'p1'"), problem.getMessage());
    }

    @Test
    void a_prediction_that_has_just_ended_at_the_deadline_is_fetched() {
        fake.script("processing").afterCancel("succeeded");

        assertEquals(1, replicate.generate(SEA).images().size());
    }

    @Test
    void a_prediction_that_may_go_on_after_the_deadline_is_an_unknown_outcome_with_its_id() {
        fake.script("processing").afterCancel("processing");

        OutcomeUnknown problem = assertThrows(OutcomeUnknown.class, () -> replicate.generate(SEA));

        assertEquals(Optional.of("p1"), problem.operationId());
    }

    @Test
    void an_interrupted_wait_cancels_the_prediction_and_sets_the_flag_again() {
        fake.script("processing");
        Replicate interrupted = provider(duration -> {
            throw new InterruptedException("no more");
        });

        assertThrows(Cancelled.class, () -> interrupted.generate(SEA));

        assertTrue(Thread.interrupted(), "the flag is set");
        assertEquals(List.of(CREATE, CANCEL), fake.log());
        interrupted.close();
    }

    @Test
    void an_interrupted_wait_for_what_was_made_meanwhile_is_an_unknown_outcome() {
        fake.script("processing").afterCancel("succeeded");
        Replicate interrupted = provider(duration -> {
            throw new InterruptedException("no more");
        });

        OutcomeUnknown problem = assertThrows(OutcomeUnknown.class, () -> interrupted.generate(SEA));

        assertTrue(Thread.interrupted(), "the flag is set");
        assertInstanceOf(Cancelled.class, problem.getCause());
        assertEquals(Optional.of("p1"), problem.operationId());
        assertEquals(1, replicate.resume("p1").images().size());
        interrupted.close();
    }

    @Test
    void an_interrupted_question_cancels_the_prediction_too() throws Exception {
        fake.script("processing");
        CountDownLatch asked = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse answer = fake.dispatch(request);
                if (!request.getMethod().equals("GET")) {
                    return answer;
                }
                asked.countDown();
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            }
        });
        FutureTask<Boolean> flag = new FutureTask<>(() -> {
            assertThrows(Cancelled.class, () -> replicate.generate(SEA));
            return Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(flag);
        caller.start();
        asked.await();

        caller.interrupt();

        assertTrue(flag.get(), "the flag is set");
        assertEquals(List.of(CREATE, GET, CANCEL), fake.log());
    }

    @Test
    void a_gateway_that_gives_up_on_a_question_is_no_deadline() {
        server.setDispatcher(new mockwebserver3.QueueDispatcher());
        server.enqueue(FakeReplicate.json(201, "{\"id\": \"p1\", \"status\": \"starting\"}"));
        for (int i = 0; i < 4; i++) {
            server.enqueue(FakeReplicate.json(408, ""));
        }

        OutcomeUnknown problem = assertThrows(OutcomeUnknown.class, () -> replicate.generate(SEA));

        assertInstanceOf(TimedOut.class, problem.getCause());
        assertEquals(5, server.getRequestCount(), "it is not cancelled");
    }

    @Test
    void a_prediction_that_cannot_be_asked_after_is_an_unknown_outcome() {
        server.setDispatcher(new mockwebserver3.QueueDispatcher());
        server.enqueue(FakeReplicate.json(201, "{\"id\": \"p1\", \"status\": \"starting\"}"));
        server.enqueue(FakeReplicate.json(401, "{\"title\": \"Unauthenticated\", \"status\": 401}"));

        OutcomeUnknown problem = assertThrows(OutcomeUnknown.class, () -> replicate.generate(SEA));

        assertEquals(Optional.of("p1"), problem.operationId());
    }

    @Test
    void a_picture_that_is_lost_on_the_way_can_be_fetched_again() {
        fake.picture(new MockResponse.Builder().code(503).build());

        OutcomeUnknown problem = assertThrows(OutcomeUnknown.class, () -> replicate.generate(SEA));
        fake.picture(png());
        ImageResult again = replicate.resume(problem.operationId().orElseThrow());

        assertEquals(1, again.images().size());
        assertEquals("owner/painter", again.provenance().model());
        assertEquals(1, fake.log().stream().filter(CREATE::equals).count(), "nothing was made anew");
    }

    @Test
    void resuming_waits_for_a_prediction_and_never_stops_it() {
        fake.script("processing");
        assertThrows(TimedOut.class, () -> replicate.generate(SEA));
        fake.script("processing").afterCancel("processing");
        assertThrows(OutcomeUnknown.class, () -> replicate.generate(SEA));
        long cancelled =
                fake.log().stream().filter(line -> line.endsWith("/cancel")).count();

        assertThrows(TimedOut.class, () -> replicate.resume("p2"));

        assertEquals(
                cancelled,
                fake.log().stream().filter(line -> line.endsWith("/cancel")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"p9", "../files/secret", "", "a b"})
    void what_was_never_begun_is_not_found_whatever_it_looks_like(String id) {
        NotFound problem = assertThrows(NotFound.class, () -> replicate.resume(id));

        assertTrue(String.valueOf(problem.getMessage()).contains(id), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NSFW content detected. Try running it again, or try a different prompt.",
                "The input or output was flagged as sensitive. Please try again with different inputs. (E005)",
                "blocked by the safety checker"
            })
    void a_failure_for_reasons_of_content_is_a_refusal(String error) {
        fake.script("starting", "failed").ending("\"output\": null, \"error\": \"" + error + "\"");

        ContentRefused problem = assertThrows(ContentRefused.class, () -> replicate.generate(SEA));

        assertTrue(String.valueOf(problem.getMessage()).contains(error), problem.getMessage());
    }

    @Test
    void another_failure_says_what_the_model_said() {
        fake.script("failed").ending("\"error\": \"CUDA out of memory\"");

        ProviderUnavailable problem = assertThrows(ProviderUnavailable.class, () -> replicate.generate(SEA));

        assertTrue(String.valueOf(problem.getMessage()).contains("CUDA out of memory"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canceled", "aborted"})
    void a_prediction_that_was_stopped_there_ran_out_of_time(String status) {
        fake.script("starting", status);

        assertThrows(TimedOut.class, () -> replicate.generate(SEA));
    }

    @Test
    void a_single_address_is_an_output_too() {
        fake.ending("\"output\": \"" + server.url("/pictures/16-9/0.png") + "\"");

        assertEquals(1, replicate.generate(SEA).images().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "{\"image\": \"x\"}", "[1]", "[\"data:image/png,x\"]", "[\"data:;base64,&\"]"})
    void a_success_without_a_picture_is_malformed(String output) {
        fake.ending("\"output\": " + output);

        assertThrows(MalformedResponse.class, () -> replicate.generate(SEA));
    }

    @Test
    void a_text_model_is_told_apart_from_one_for_pictures() {
        fake.ending("\"output\": [\"Once\", \" upon\"]");

        assertThrows(MalformedResponse.class, () -> replicate.generate(SEA));
    }

    @Test
    void what_was_removed_after_an_hour_is_not_found() {
        fake.ending("\"output\": null, \"data_removed\": true");

        assertThrows(NotFound.class, () -> replicate.generate(SEA));
    }

    @Test
    void small_pictures_come_inside_the_answer() {
        String base64 = Base64.getEncoder().encodeToString(ContractPictures.png(32, 18, 9));
        fake.ending("\"output\": [\"data:application/octet-stream;base64," + base64 + "\"]");

        assertEquals(32, replicate.generate(SEA).first().width());
        assertEquals(List.of(CREATE), fake.log());
    }

    @Test
    void pictures_from_private_addresses_are_refused_unless_allowed() {
        try (Replicate careful = Replicate.builder()
                .keys(Secret.of("r8_0123456789"))
                .models("owner/painter")
                .baseUrl(server.url("/v1").toString())
                .build()) {
            InsightStreamException problem = assertThrows(MalformedResponse.class, () -> careful.generate(SEA));
            assertTrue(String.valueOf(problem.getMessage()).contains("privateAddresses"), problem.getMessage());
        }
    }

    private static MockResponse png() {
        return new MockResponse.Builder()
                .body(new Buffer().write(ContractPictures.png(16, 9, 1)))
                .build();
    }
}
