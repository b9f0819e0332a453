package io.insightstream.clients.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.insightstream.call.CallListener;
import io.insightstream.call.Secret;
import io.insightstream.error.InvalidRequest;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LoggedCallsTest extends CallerTest {

    @Test
    void a_call_writes_its_start_its_changes_and_its_end_to_the_log() {
        answer(401);
        answer(500);
        answer("done");
        answer(400);
        List<String> lines;
        try (CapturedLog log = CapturedLog.open()) {
            HttpCaller caller =
                    caller(builder -> builder.listener(CallListener.logging()).keys(keys(KEY, OTHER_KEY), IN_HEADER));
            caller.call(LIST);
            Assertions.assertThrows(InvalidRequest.class, () -> caller.call(LIST));
            lines = log.text()
                    .lines()
                    .filter(line -> line.contains("io.insightstream.call "))
                    .map(line -> line.replaceFirst("call \\d+", "call N").strip())
                    .toList();
        }

        String failed = "things.list was answered with status ";
        assertEquals(
                List.of(
                        "DEBUG io.insightstream.call call N: things.list of things",
                        "INFO io.insightstream.call call N: key "
                                + Secret.of(OTHER_KEY).fingerprint() + " instead of "
                                + Secret.of(KEY).fingerprint() + ": " + failed + "401: status 401",
                        "INFO io.insightstream.call call N: attempt 2 failed, the next one comes in 500 ms: " + failed
                                + "500: status 500",
                        "DEBUG io.insightstream.call call N: ANSWERED in 500 ms, 3 requests, "
                                + io.insightstream.call.Usage.NONE,
                        "DEBUG io.insightstream.call call N: things.list of things",
                        "WARN io.insightstream.call call N: things.list of things FAILED after 0 ms and 1 requests: "
                                + failed + "400: status 400"),
                lines);
    }
}
