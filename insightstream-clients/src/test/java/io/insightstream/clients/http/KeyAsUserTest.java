package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.KeyPlace;

class KeyAsUserTest extends ThingsContract {

    KeyAsUserTest() {
        super(new KeyPlace.Basic(), CallerTest.LIST);
    }
}
