package io.insightstream.clients.http;

class KeyInHeaderTest extends ThingsContract {

    KeyInHeaderTest() {
        super(CallerTest.IN_HEADER, CallerTest.LIST);
    }
}
