package io.insightstream.clients.openai;

class GroqTextTest extends OpenAiTextContract {

    GroqTextTest() {
        super(Dialect.GROQ);
    }
}
