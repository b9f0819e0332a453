package io.insightstream.usage;

import io.insightstream.call.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs. A part that is null is not charged for.
 *
 * @param millionInputTokens the price of a million tokens of the question
 * @param millionOutputTokens the price of a million tokens of the answer, hidden thoughts included
 * @param image the price of a picture
 */
public record Price(
        @Nullable BigDecimal millionInputTokens,
        @Nullable BigDecimal millionOutputTokens,
        @Nullable BigDecimal image) {

    private static final int MILLION = 6;

    /**
     * Creates a price.
     *
     * @throws IllegalArgumentException if it is negative or has no part
     */
    public Price {
        if (millionInputTokens == null && millionOutputTokens == null && image == null) {
            throw new IllegalArgumentException("a price has a part; what costs nothing has the price 0");
        }
        requireNotNegative(millionInputTokens);
        requireNotNegative(millionOutputTokens);
        requireNotNegative(image);
    }

    private static void requireNotNegative(@Nullable BigDecimal part) {
        if (part != null && part.signum() < 0) {
            throw new IllegalArgumentException("a price is 0 or more, got " + part);
        }
    }

    /**
     * The price of a text model.
     *
     * @param millionInput the price of a million tokens of the question
     * @param millionOutput the price of a million tokens of the answer
     * @return the price
     */
    public static Price ofTokens(BigDecimal millionInput, BigDecimal millionOutput) {
        return new Price(millionInput, millionOutput, null);
    }

    /**
     * The price of an image model that is paid by the picture.
     *
     * @param image the price of a picture
     * @return the price
     */
    public static Price ofImage(BigDecimal image) {
        return new Price(null, null, image);
    }

    /** What a usage costs; empty if a number that is charged for was not reported. */
    Optional<BigDecimal> of(Usage usage) {
        Optional<BigDecimal> input = tokens(millionInputTokens, usage.inputTokens());
        Optional<BigDecimal> output = tokens(millionOutputTokens, usage.outputTokens());
        boolean byImageAlone = millionInputTokens == null && millionOutputTokens == null;
        if (input.isEmpty() || output.isEmpty() || (byImageAlone && usage.images() == 0)) {
            return Optional.empty();
        }
        BigDecimal images = image == null ? BigDecimal.ZERO : image.multiply(BigDecimal.valueOf(usage.images()));
        return Optional.of(input.get().add(output.get()).add(images));
    }

    private static Optional<BigDecimal> tokens(@Nullable BigDecimal million, @Nullable Long tokens) {
        if (million == null) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Optional.ofNullable(tokens)
                .map(known -> million.multiply(BigDecimal.valueOf(known)).movePointLeft(MILLION));
    }
}
