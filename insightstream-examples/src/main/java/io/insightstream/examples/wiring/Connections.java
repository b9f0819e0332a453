package io.insightstream.examples.wiring;

import io.insightstream.clients.gemini.Gemini;
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
            case GEMINI -> gemini().models(ids).build().text();
            case REPLICATE -> throw new IllegalStateException("asked of who writes no texts");
        };
    }

    ImageProvider images(List<String> models) {
        String[] ids = models.toArray(String[]::new);
        return switch (account.vendor()) {
            case OPENAI ->
                openAi(account.hasKeys() ? Dialect.OPENAI : Dialect.LOCAL, "").images(ids);
            case POLLINATIONS ->
                Pollinations.builder()
                        .keys(account.pool())
                        .models(ids)
                        .baseUrl(account.baseUrl())
                        .limiter(account.limiter())
                        .listener(account.listener())
                        .clock(account.clock())
                        .build();
            case GEMINI -> gemini().imageModels(ids).build().images();
            case REPLICATE ->
                Replicate.builder()
                        .keys(account.pool())
                        .models(ids)
                        .baseUrl(account.baseUrl())
                        .privateAddresses(account.isOnPrivateAddress())
                        .limiter(account.limiter())
                        .listener(account.listener())
                        .clock(account.clock())
                        .build();
            case GROQ, OPENROUTER -> throw new IllegalStateException("asked of who draws no pictures");
        };
    }

    private OpenAi.Builder openAi(Dialect dialect, String path) {
        OpenAi.Builder builder = OpenAi.builder(dialect)
                .baseUrl(account.baseUrl() + path)
                .privateAddresses(account.isOnPrivateAddress())
                .limiter(account.limiter())
                .listener(account.listener())
                .clock(account.clock());
        return account.hasKeys() ? builder.keys(account.pool()) : builder;
    }

    private Gemini.Builder gemini() {
        return Gemini.builder()
                .keys(account.pool())
                .baseUrl(account.baseUrl())
                .limiter(account.limiter())
                .listener(account.listener())
                .clock(account.clock());
    }
}
