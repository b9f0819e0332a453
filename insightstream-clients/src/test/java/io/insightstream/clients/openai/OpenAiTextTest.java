package io.insightstream.clients.openai;

class OpenAiTextTest extends OpenAiTextContract {

    OpenAiTextTest() {
        super(Dialect.OPENAI);
    }
}
