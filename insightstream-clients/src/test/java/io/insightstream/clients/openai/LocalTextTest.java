package io.insightstream.clients.openai;

class LocalTextTest extends OpenAiTextContract {

    LocalTextTest() {
        super(Dialect.LOCAL);
    }
}
