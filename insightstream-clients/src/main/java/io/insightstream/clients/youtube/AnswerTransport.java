package io.insightstream.clients.youtube;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives Google's library the answer to its request, for it to read. Our own caller has made the call: retries, keys, quota,
 * cache and limits are its alone. No header that the library adds is sent: they tell what machine the user runs, and ask
 * for a packing that the caller unpacks itself.
 */
final class AnswerTransport extends HttpTransport {

    private InputStream body = InputStream.nullInputStream();

    /** What the next request is answered with. */
    void give(InputStream answered) {
        body = answered;
    }

    @Override
    public boolean supportsMethod(String method) {
        return method.equals("GET");
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new LowLevelHttpRequest() {
            @Override
            public void addHeader(String name, String value) {
                // See the class: none of them is sent.
            }

            @Override
            public LowLevelHttpResponse execute() {
                return new Received(body);
            }
        };
    }

    /** A body in Google's terms. Whatever is no success was thrown before. */
    private static final class Received extends LowLevelHttpResponse {

        private final InputStream body;

        Received(InputStream body) {
            this.body = body;
        }

        @Override
        public InputStream getContent() {
            return body;
        }

        @Override
        public @Nullable String getContentEncoding() {
            return null;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public String getContentType() {
            return "application/json; charset=UTF-8";
        }

        @Override
        public String getStatusLine() {
            return "HTTP/1.1 200 OK";
        }

        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public String getReasonPhrase() {
            return "OK";
        }

        @Override
        public int getHeaderCount() {
            return 0;
        }

        @Override
        public String getHeaderName(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public String getHeaderValue(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
