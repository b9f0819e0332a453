package io.insightstream.examples.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are refused before they reach a route, such as one whose address cannot be read. */
final class UnreadableRequests implements Request.Handler {

    /** What Jetty calls an address that it cannot read. */
    private static final String UNREADABLE = "/badMessage";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String path = request.getHttpURI().getPath();
        String problem = Problems.json(
                "about:blank",
                HttpStatus.getMessage(status),
                status,
                "The request cannot be read: its address or headers are not as HTTP has them.",
                path == null || path.equals(UNREADABLE) ? "" : path);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(problem.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
