package io.insightstream.clients.openai;

class PollinationsTextTest extends OpenAiTextContract {

    PollinationsTextTest() {
        super(Dialect.POLLINATIONS);
    }
}
