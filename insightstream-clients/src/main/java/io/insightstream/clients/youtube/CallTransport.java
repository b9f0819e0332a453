package io.insightstream.clients.youtube;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.insightstream.clients.http.HttpAnswer;
import io.insightstream.clients.http.HttpCaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request of Google's library through our own caller and keeps what came back. Retries, keys, quota, cache and
 * limits are the caller's alone; no header that the library adds is sent: they tell what machine the user runs, and ask
 * for a packing that the caller unpacks itself.
 */
final class CallTransport extends HttpTransport {

    private final HttpCaller caller;
    private final CallTerms terms;
    private @Nullable HttpAnswer answer;
    private @Nullable String refusal;

    CallTransport(HttpCaller caller, CallTerms terms) {
        this.caller = caller;
        this.terms = terms;
    }

    /** What came back; null before anything did. */
    @Nullable
    HttpAnswer answer() {
        return answer;
    }

    /** Why there is no answer where that is no failure; null if there is one. */
    @Nullable
    String refusal() {
        return refusal;
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
                HttpAnswer received = caller.call(terms.call(url));
                answer = received;
                refusal = YouTubeErrors.refusal(received);
                return new Received(refusal == null ? received.stream() : nothing());
            }
        };
    }

    private static InputStream nothing() {
        return new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8));
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
