package io.insightstream.clients.replicate;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.spi.ImageRequest;
import java.util.Base64;
import java.util.Optional;
import mockwebserver3.MockResponse;

class ReplicateHttpTest extends ProviderBuilderContract<Replicate, Replicate.Builder> {

    private static final String PICTURE =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(ContractPictures.png(16, 9, 100));

    @Override
    protected Replicate.Builder builder() {
        return Replicate.builder().models("owner/painter");
    }

    @Override
    protected Replicate build(Replicate.Builder builder) {
        return builder.build();
    }

    @Override
    protected Object call(Replicate replicate) {
        return replicate.generate(ImageRequest.of("A calm sea"));
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }

    @Override
    protected String happyBody() {
        return "{\"id\": \"p1\", \"status\": \"succeeded\", \"model\": \"owner/painter\", \"error\": null, "
                + "\"metrics\": {\"predict_time\": 0.4}, \"output\": [\"" + PICTURE + "\"]}";
    }

    @Override
    protected String emptyBody() {
        return "{\"id\": \"p1\", \"status\": \"succeeded\", \"output\": []}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"id\": \"p1\", \"status\": \"succeeded\", \"output\": \"" + PICTURE + "\"}";
    }

    @Override
    protected MockResponse.Builder error(int status, String message) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/problem+json")
                .body("{\"title\": \"A problem\", \"detail\": \"" + message + "\", \"status\": " + status + "}");
    }

    @Override
    protected Class<? extends InsightStreamException> expected(int status) {
        return status == 404 ? ModelUnavailable.class : super.expected(status);
    }
}
