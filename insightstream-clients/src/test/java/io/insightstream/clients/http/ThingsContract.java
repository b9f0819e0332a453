package io.insightstream.clients.http;

import io.insightstream.clients.http.HttpCaller.KeyPlace;

/** The contract for the smallest provider, with its key in one place or another. */
abstract class ThingsContract extends HttpProviderContract<Things> {

    private final KeyPlace place;
    private final HttpCall list;

    ThingsContract(KeyPlace place, HttpCall list) {
        this.place = place;
        this.list = list;
    }

    @Override
    protected Things provider(Setup setup) {
        return new Things(setup, place, list);
    }

    @Override
    protected Object call(Things provider) {
        return provider.names();
    }

    @Override
    protected String happyBody() {
        return "{\"items\": [{\"name\": \"one\"}, {\"name\": \"two\"}]}";
    }

    @Override
    protected String emptyBody() {
        return "{\"items\": []}";
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"items\": [{}]}";
    }

    @Override
    protected boolean isRepeatable() {
        return list.repeatable();
    }
}
