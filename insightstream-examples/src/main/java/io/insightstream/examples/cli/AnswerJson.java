package io.insightstream.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.call.Provenance;
import io.insightstream.prompt.Answer;
import io.insightstream.spi.TextResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an answer and of who gave it. */
final class AnswerJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AnswerJson() {}

    record Words(String text, String finish, Origin provenance) {}

    record Value(JsonNode value, Origin provenance) {}

    record Origin(
            String source,
            String provider,
            @Nullable String model,
            String retrievedAt,
            int attempts,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            List<Skipped> skipped) {

        static Origin of(Provenance provenance) {
            return new Origin(
                    provenance.source().name(),
                    provenance.provider().value(),
                    provenance.model(),
                    provenance.retrievedAt().toString(),
                    provenance.attempts(),
                    provenance.usage().inputTokens(),
                    provenance.usage().outputTokens(),
                    provenance.skipped().stream()
                            .map(skipped -> new Skipped(skipped.provider().value(), skipped.asked(), skipped.reason()))
                            .toList());
        }
    }

    record Skipped(String provider, boolean asked, String reason) {}

    static String of(TextResult result) throws JsonProcessingException {
        return MAPPER.writeValueAsString(
                new Words(result.text(), result.finish().name(), Origin.of(result.provenance())));
    }

    static String of(Answer<String> answer) throws JsonProcessingException {
        return MAPPER.writeValueAsString(new Value(MAPPER.readTree(answer.value()), Origin.of(answer.provenance())));
    }
}
