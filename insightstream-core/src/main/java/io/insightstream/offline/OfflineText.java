package io.insightstream.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.insightstream.call.Provenance;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.Unsupported;
import io.insightstream.schema.AnswerSchema;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A text provider of fixed rules: it puts together what the question holds. It asks nobody, costs nothing, and exists so
 * that everything runs without a key; every answer is stamped {@code FALLBACK}.
 *
 * <p>Given a schema, it fills it with topic, sentences, key words and {@code name: value} lines of the question. The same
 * question and seed give the same answer. It makes up no fact: a number, a date, an address or a yes or no is taken from
 * the question, where it stands beside the name of the property; else the property is left out or null, and where the
 * schema allows neither, the request is {@link Unsupported} and the message names the property. Where the question names
 * none of the values of an enumeration, a required one is drawn by the seed.
 *
 * <p>One token is taken for four characters where {@link TextRequest#maxOutputTokens()} limits the answer. Immutable.
 */
public final class OfflineText implements TextProvider {

    private static final ProviderId ID = new ProviderId("offline");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long CHARACTERS_PER_TOKEN = 4;

    private final Clock clock;

    /** A provider by the system clock. */
    public OfflineText() {
        this(Clock.systemUTC());
    }

    /**
     * A provider.
     *
     * @param clock tells when an answer was made
     */
    public OfflineText(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public List<String> modelIds() {
        return List.of();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.JSON_SCHEMA, Capability.SEED);
    }

    @Override
    public TextResult generate(TextRequest request) {
        require(request);
        Material material = Material.of(request.text());
        AnswerSchema schema = request.schema();
        String answer = schema == null ? words(material) : json(schema, material, random(request));
        Provenance provenance = new Provenance(Provenance.Source.FALLBACK, ID, null, clock.instant(), 0, Usage.NONE);
        Integer limit = request.maxOutputTokens();
        if (limit != null && answer.length() > limit * CHARACTERS_PER_TOKEN) {
            String start = answer.substring(0, (int) (limit * CHARACTERS_PER_TOKEN));
            return new TextResult(start, TextResult.Finish.TRUNCATED, provenance);
        }
        return new TextResult(answer, TextResult.Finish.COMPLETE, provenance);
    }

    private static SplittableRandom random(TextRequest request) {
        Integer seed = request.seed();
        return new SplittableRandom(seed == null ? request.text().hashCode() : seed);
    }

    private static String words(Material material) {
        List<String> keywords = material.keywords();
        return "No text model has answered; this is put together from the question by rules.\n\nTopic: "
                + material.topic() + (keywords.isEmpty() ? "" : "\nKey words: " + String.join(", ", keywords))
                + "\nThe question says: " + material.sentence(0);
    }

    private static String json(AnswerSchema schema, Material material, SplittableRandom random) {
        try {
            return MAPPER.writeValueAsString(new SchemaFiller(material, random).fill(schema.root()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and lists can always be written", e);
        }
    }

    /** Nothing is open. */
    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String toString() {
        return "OfflineText";
    }
}
