package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.KeyPlace;

class KeyInQueryTest extends ThingsContract {

    KeyInQueryTest() {
        super(new KeyPlace.Query("key"), CallerTest.LIST);
    }
}
