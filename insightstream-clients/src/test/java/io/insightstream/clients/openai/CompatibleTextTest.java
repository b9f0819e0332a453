package io.insightstream.clients.openai;

class CompatibleTextTest extends OpenAiTextContract {

    CompatibleTextTest() {
        super(Dialect.COMPATIBLE);
    }
}
