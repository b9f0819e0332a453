package io.insightstream.spi;

import io.insightstream.call.ProviderId;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.NotFound;
import io.insightstream.error.OutcomeUnknown;
import io.insightstream.error.Unsupported;
import java.util.Set;

/**
 * Makes pictures.
 *
 * <p>The pictures come as bytes, never as an address that dies within the hour; their kind and size are read from the
 * bytes. A picture that costs money is asked for once: if it is not known whether it was made, the call ends with
 * {@link OutcomeUnknown}.
 *
 * <p>Implementations are safe for use by several threads. They throw the exceptions of {@code io.insightstream.error}
 * and nothing else for what goes wrong outside. A new implementation proves itself by extending
 * {@code io.insightstream.contract.ImageProviderContract}.
 */
public interface ImageProvider extends AutoCloseable {

    /**
     * Who this is.
     *
     * @return the provider's id
     */
    ProviderId id();

    /**
     * What this provider can do beyond one picture of an aspect ratio for a prompt.
     *
     * @return the capabilities
     */
    Set<Capability> capabilities();

    /**
     * Makes pictures.
     *
     * @param request what is to be seen
     * @return the pictures, as many as were asked for unless a note of the result says otherwise
     * @throws Unsupported if the request needs a capability that is absent; nothing was sent
     * @throws InvalidRequest if the provider does not accept the request
     * @throws ModelUnavailable if there is no such model, or no more
     * @throws ContentRefused if the provider will not draw that
     * @throws MalformedResponse if what came is no picture, or beyond the limits
     * @throws OutcomeUnknown if it is not known whether a picture was made and charged
     * @throws InsightStreamException if something else goes wrong outside
     */
    ImageResult generate(ImageRequest request);

    /**
     * Fetches what an earlier call began, after {@link OutcomeUnknown} or a deadline that was too short. Makes nothing
     * new.
     *
     * @param operationId the provider's name for it, as the exception told
     * @return the pictures
     * @throws Unsupported without {@link Capability#RESUME}
     * @throws NotFound if the provider does not know it, or no more
     * @throws InsightStreamException if something else goes wrong outside
     */
    default ImageResult resume(String operationId) {
        throw new Unsupported("the provider '" + id() + "' has no " + Capability.RESUME + " and cannot fetch '"
                + operationId + "'; it has " + capabilities());
    }

    /** Ends what the provider has opened. Closing again does nothing. */
    @Override
    void close();
}
