package io.insightstream.spi;

import io.insightstream.call.ProviderId;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.error.Unsupported;
import java.util.List;
import java.util.Set;

/**
 * Writes text: a model behind an interface, or rules that stand in for one.
 *
 * <p>Implementations are safe for use by several threads. They throw the exceptions of {@code io.insightstream.error}
 * and nothing else for what goes wrong outside. What a request asks for and {@link #capabilities()} does not have is
 * refused with {@link Unsupported} before anything is sent, never left out in silence; {@link #require} does so. A new
 * implementation proves itself by extending {@code io.insightstream.contract.TextProviderContract}.
 */
public interface TextProvider extends AutoCloseable {

    /**
     * Who this is.
     *
     * @return the provider's id
     */
    ProviderId id();

    /**
     * The models it was configured with. The first that is available answers, unless a request names another.
     *
     * @return the ids of the models, the preferred one first; empty where no model is involved
     */
    List<String> modelIds();

    /**
     * What this provider can do beyond answering a text with a text.
     *
     * @return the capabilities; none by default
     */
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /**
     * What this provider can do for a request. Providers that learn what one of their models refuses tell it here.
     *
     * @param request what is asked
     * @return the capabilities, all or some of {@link #capabilities()}; all by default
     */
    default Set<Capability> capabilities(TextRequest request) {
        return capabilities();
    }

    /**
     * Answers.
     *
     * @param request what is asked
     * @return the answer
     * @throws Unsupported if the request needs a capability that is not there
     * @throws InvalidRequest if the provider finds the request wrong, or too long for the model
     * @throws ContentRefused if the question was blocked or the model declined to answer
     * @throws ModelUnavailable if no configured model, or not the one the request names, is there
     * @throws MalformedResponse if what came back is no answer
     */
    TextResult generate(TextRequest request);

    /**
     * Answers piece by piece. Once a piece was delivered the call is not tried again: what goes wrong then is thrown.
     *
     * @param request what is asked
     * @param listener hears the pieces; put together they are the text of the result
     * @return the whole answer
     * @throws Unsupported without {@link Capability#STREAMING}, and as in {@link #generate(TextRequest)}
     */
    default TextResult generate(TextRequest request, TextListener listener) {
        throw unsupported(Capability.STREAMING, capabilities());
    }

    /**
     * Lists the models there are, configured or not.
     *
     * @return the models
     * @throws Unsupported without {@link Capability#MODEL_LISTING}
     */
    default List<ModelInfo> models() {
        throw unsupported(Capability.MODEL_LISTING, capabilities());
    }

    /**
     * Refuses a request that needs more than this provider has. For implementations, to be called first.
     *
     * @param request what is asked
     * @throws Unsupported if a capability is not there; the message names it
     */
    default void require(TextRequest request) {
        if (request.format() == TextRequest.Format.JSON_SCHEMA) {
            require(request, Capability.JSON_SCHEMA);
        }
        if (request.format() == TextRequest.Format.JSON_OBJECT) {
            require(request, Capability.JSON_OBJECT);
        }
        if (!request.images().isEmpty()) {
            require(request, Capability.IMAGE_INPUT);
        }
        if (request.seed() != null) {
            require(request, Capability.SEED);
        }
    }

    private void require(TextRequest request, Capability capability) {
        Set<Capability> has = capabilities(request);
        if (!has.contains(capability)) {
            throw unsupported(capability, has);
        }
    }

    private Unsupported unsupported(Capability capability, Set<Capability> has) {
        return new Unsupported("the provider '" + id() + "' has no " + capability + "; it has " + has);
    }

    /** Ends what the provider has opened. Closing again does nothing. */
    @Override
    void close();
}
