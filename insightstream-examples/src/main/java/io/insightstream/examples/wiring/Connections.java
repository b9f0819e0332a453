package io.insightstream.examples.wiring;

import io.insightstream.clients.gemini.Gemini;
import io.insightstream.clients.http.ProviderBuilder;
import io.insightstream.clients.openai.Dialect;
import io.insightstream.clients.openai.OpenAi;
import io.insightstream.clients.pollinations.Pollinations;
import io.insightstream.clients.replicate.Replicate;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.util.List;

/** Builds the providers of an account. */
final class Connections {

    private final Account account;

    Connections(Account account) {
        this.account = account;
    }

    TextProvider text(List<String> models) {
        String[] ids = models.toArray(String[]::new);
        return switch (account.vendor()) {
            case OPENAI ->
                openAi(account.hasKeys() ? Dialect.OPENAI : Dialect.LOCAL, "").text(ids);
            case GROQ -> openAi(Dialect.GROQ, "").text(ids);
            case OPENROUTER -> openAi(Dialect.OPENROUTER, "").text(ids);
            case POLLINATIONS -> openAi(Dialect.POLLINATIONS, "/v1").text(ids);
            case GEMINI -> connected(Gemini.builder()).text(ids);
            case REPLICATE -> throw new IllegalStateException("asked of who writes no texts");
        };
    }

    ImageProvider images(List<String> models) {
        String[] ids = models.toArray(String[]::new);
        return switch (account.vendor()) {
            case OPENAI ->
                openAi(account.hasKeys() ? Dialect.OPENAI : Dialect.LOCAL, "").images(ids);
            case POLLINATIONS -> connected(Pollinations.builder()).models(ids).build();
            case GEMINI -> connected(Gemini.builder()).images(ids);
            case REPLICATE ->
                connected(Replicate.builder())
                        .models(ids)
                        .privateAddresses(account.isOnPrivateAddress())
                        .build();
            case GROQ, OPENROUTER -> throw new IllegalStateException("asked of who draws no pictures");
        };
    }

    private OpenAi.Builder openAi(Dialect dialect, String path) {
        return connected(OpenAi.builder(dialect))
                .baseUrl(account.baseUrl() + path)
                .privateAddresses(account.isOnPrivateAddress());
    }

    private <B extends ProviderBuilder<B>> B connected(B builder) {
        builder.baseUrl(account.baseUrl()).limiter(account.limiter()).clock(account.clock());
        return account.hasKeys() ? builder.keys(account.pool()) : builder;
    }
}
