package io.insightstream.image;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.ImageRequest;
import io.insightstream.spi.ImageResult;
import java.util.Objects;

/** Makes pictures with a provider. Safe for use by several threads. */
public final class Images {

    private final ImageProvider provider;

    /**
     * Creates the feature.
     *
     * @param provider who draws
     */
    public Images(ImageProvider provider) {
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    /**
     * Makes one wide picture.
     *
     * @param prompt what is to be seen
     * @return the picture and where it came from
     * @throws InvalidRequest if the prompt is blank or too long
     * @throws InsightStreamException as {@link ImageProvider#generate} says
     */
    public ImageResult generate(String prompt) {
        return generate(ImageRequest.of(prompt));
    }

    /**
     * Makes pictures.
     *
     * @param request what is to be seen
     * @return the pictures and where they came from
     * @throws InsightStreamException as {@link ImageProvider#generate} says
     */
    public ImageResult generate(ImageRequest request) {
        return provider.generate(request);
    }

    /**
     * Fetches what an earlier call began.
     *
     * @param operationId the provider's name for it, as the exception told
     * @return the pictures and where they came from
     * @throws InsightStreamException as {@link ImageProvider#resume} says
     */
    public ImageResult resume(String operationId) {
        return provider.resume(operationId);
    }
}
