package io.insightstream.clients.openai;

class OpenRouterTextTest extends OpenAiTextContract {

    OpenRouterTextTest() {
        super(Dialect.OPENROUTER);
    }
}
