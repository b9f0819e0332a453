package io.insightstream.clients.pollinations;

import io.insightstream.clients.http.ProviderBuilderContract;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.ModelUnavailable;
import io.insightstream.media.ImageLimits;
import io.insightstream.spi.ImageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.Buffer;

class PollinationsHttpTest extends ProviderBuilderContract<Pollinations, Pollinations.Builder> {

    @Override
    protected Pollinations.Builder builder() {
        return Pollinations.builder().models("flux");
    }

    @Override
    protected Pollinations build(Pollinations.Builder builder) {
        return builder.build();
    }

    @Override
    protected Object call(Pollinations pollinations) {
        return pollinations.generate(ImageRequest.of("A calm sea"));
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }

    /** The header of a WebP picture of 64 x 33 pixels, whose bytes all are ASCII. */
    @Override
    protected String happyBody() {
        return new String(
                new Buffer()
                        .writeUtf8("RIFF")
                        .writeIntLe(18)
                        .writeUtf8("WEBPVP8L")
                        .writeIntLe(5)
                        .writeByte(0x2F)
                        .writeIntLe(63 | 32 << 14)
                        .writeByte(0)
                        .readByteArray(),
                StandardCharsets.US_ASCII);
    }

    /** A picture has no fields. */
    @Override
    protected String bodyWithUnknownFields() {
        return happyBody();
    }

    @Override
    protected String bodyWithoutOptionalFields() {
        return happyBody();
    }

    @Override
    protected String emptyBody() {
        return "";
    }

    @Override
    protected Optional<Class<? extends InsightStreamException>> expectedForEmpty() {
        return Optional.of(MalformedResponse.class);
    }

    @Override
    protected long maxBytes() {
        return ImageLimits.DEFAULT.maxBytes();
    }

    @Override
    protected MockResponse.Builder error(int status, String message) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body("{\"success\": false, \"error\": {\"message\": \"" + message + "\", \"code\": \"A_CODE\", "
                        + "\"timestamp\": \"2026-03-04T05:06:07Z\"}, \"status\": " + status + "}");
    }

    @Override
    protected Class<? extends InsightStreamException> expected(int status) {
        return status == 404 ? ModelUnavailable.class : super.expected(status);
    }
}
