package io.insightstream.clients.replicate;

import io.insightstream.clients.http.Downloads;
import io.insightstream.clients.http.HttpCaller;
import io.insightstream.error.ContentRefused;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.TimedOut;
import io.insightstream.media.ImageData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Fetches what final predictions made, or says why there is nothing. */
final class Outputs implements AutoCloseable {

    private static final Pattern REFUSED = Pattern.compile(
            "nsfw|safety|flagged|sensitive content|content policy|content_policy|moderation|inappropriate|prohibited");

    private final HttpCaller caller;
    private final Downloads downloads;

    /**
     * Takes over the downloads.
     *
     * @param caller asked for the predictions; not closed
     */
    Outputs(HttpCaller caller, Downloads downloads) {
        this.caller = caller;
        this.downloads = downloads;
    }

    /** The pictures of a final prediction. */
    List<ImageData> of(Prediction prediction) {
        return caller.reading(() -> pictures(prediction));
    }

    private List<ImageData> pictures(Prediction prediction) {
        if (prediction.isStopped()) {
            throw failure(prediction);
        }
        List<String> addresses = prediction.output();
        if (prediction.removed() && (addresses == null || addresses.isEmpty())) {
            throw new NotFound("Replicate has removed what the prediction '" + prediction.id()
                    + "' made, as it does after an hour");
        }
        if (addresses == null || addresses.isEmpty()) {
            throw new MalformedResponse(
                    "the prediction '" + prediction.id() + "' at Replicate succeeded, but its output names no picture; "
                            + "is the model one that makes pictures?",
                    prediction.raw(),
                    null);
        }
        List<ImageData> pictures = new ArrayList<>();
        for (String address : addresses) {
            pictures.add(downloads.image(address));
        }
        return pictures;
    }

    private static InsightStreamException failure(Prediction prediction) {
        String what = "the prediction '" + prediction.id() + "' at Replicate ";
        String error = prediction.error();
        String said = error.isEmpty() ? "without a reason" : "with '" + error + "'";
        return switch (prediction.status()) {
            case FAILED ->
                REFUSED.matcher(error.toLowerCase(Locale.ROOT)).find()
                        ? new ContentRefused(what + "was refused " + said + "; ask for something else")
                        : new ProviderUnavailable(
                                what + "failed " + said + "; see its logs there, and ask another model if it stays so");
            case ABORTED ->
                new TimedOut(what + "was not begun before its deadline; the model has a queue, give it more time");
            default -> new TimedOut(what + "was cancelled there: its deadline passed, or somebody stopped it");
        };
    }

    @Override
    public void close() {
        downloads.close();
    }
}
