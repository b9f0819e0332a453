package io.insightstream.clients.http;

class PaidCallsTest extends ThingsContract {

    PaidCallsTest() {
        super(CallerTest.IN_HEADER, CallerTest.PAY);
    }
}
