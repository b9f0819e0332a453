package io.insightstream.clients.imagekit;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import java.util.Optional;
import mockwebserver3.MockResponse;

class ImageKitHttpTest extends ProviderBuilderContract<ImageKit, ImageKit.Builder> {

    @Override
    protected ImageKit.Builder builder() {
        return ImageKit.builder();
    }

    @Override
    protected ImageKit build(ImageKit.Builder builder) {
        return builder.build();
    }

    @Override
    protected Object call(ImageKit imageKit) {
        return imageKit.get("62a9c3ccd875ec6fd658c854");
    }

    @Override
    protected String happyBody() {
        return "{\"type\": \"file\", \"name\": \"car.jpg\", \"createdAt\": \"2022-06-15T11:34:36.294Z\", "
                + "\"fileId\": \"62a9c3ccd875ec6fd658c854\", \"description\": \"A car\", \"mime\": \"image/jpeg\", "
                + "\"url\": \"https://ik.imagekit.io/account/car.jpg\", \"size\": 23023}";
    }

    @Override
    protected String emptyBody() {
        return "{}";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return "{\"createdAt\": \"2022-06-15T11:34:36.294Z\", \"fileId\": \"62a9c3ccd875ec6fd658c854\", \"size\": 1}";
    }

    @Override
    protected MockResponse.Builder error(int status, String message) {
        return FakeImageKit.error(status, message).newBuilder();
    }
}
