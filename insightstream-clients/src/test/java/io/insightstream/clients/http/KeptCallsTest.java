package io.insightstream.clients.http;

import java.time.Duration;

class KeptCallsTest extends ThingsContract {

    KeptCallsTest() {
        super(
                CallerTest.IN_HEADER,
                HttpCall.get("things.list", "things")
                        .freshFor(Duration.ofHours(1))
                        .build());
    }
}
