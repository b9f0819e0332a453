package io.insightstream.clients.http;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads bodies, unpacked, up to a limit. */
final class BodyReader {

    private static final byte[] NOTHING = {};
    private static final Line END = new Line("", 0);

    private final long maxBytes;

    BodyReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    byte[] bytes(Response response, InterruptibleRead read) throws IOException {
        if (response.body().contentLength() > maxBytes) {
            throw new TooLarge(maxBytes);
        }
        BufferedSource source = response.body().source();
        return read.of(() -> {
            if (source.request(maxBytes + 1)) {
                throw new TooLarge(maxBytes);
            }
            return source.readByteArray();
        });
    }

    /** Hands the body on line by line; nothing of it is kept. */
    byte[] lines(Response response, InterruptibleRead read, PendingCall pending) throws IOException {
        BufferedSource source = response.body().source();
        long left = maxBytes;
        while (true) {
            long limit = left;
            Line line = read.of(() -> next(source, limit));
            if (END.equals(line)) {
                return NOTHING;
            }
            left -= line.bytes();
            pending.line(line.text());
        }
    }

    private Line next(BufferedSource source, long limit) throws IOException {
        long end = source.indexOf((byte) '\n', 0, limit);
        if (end >= 0) {
            String text = source.readUtf8(end);
            source.skip(1);
            return new Line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, end + 1);
        }
        if (source.request(limit + 1)) {
            throw new TooLarge(maxBytes);
        }
        String rest = source.readUtf8();
        return rest.isEmpty() ? END : new Line(rest, rest.length());
    }

    private record Line(String text, long bytes) {}

    /** A body has more bytes than are allowed. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        /** How many are allowed. */
        private final long limit;

        TooLarge(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }
}
