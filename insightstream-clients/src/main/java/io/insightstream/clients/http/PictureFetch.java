package io.insightstream.clients.http;

import io.insightstream.call.ProviderId;
import io.insightstream.error.Cancelled;
import io.insightstream.error.MalformedResponse;
import io.insightstream.error.NotFound;
import io.insightstream.error.ProviderUnavailable;
import io.insightstream.error.RateLimited;
import io.insightstream.error.TimedOut;
import io.insightstream.media.ImageData;
import io.insightstream.media.ImageLimits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Fetches a picture once, within the deadline, from addresses that may be fetched. */
final class PictureFetch {

    private static final int MOST_REDIRECTS = 5;
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private static final String DATA = "data:";

    private final ProviderId provider;
    private final HttpConnections connections;
    private final AddressGuard guard;
    private final ImageLimits limits;
    private final BodyReader bodies;
    private final Clock clock;

    PictureFetch(
            ProviderId provider, HttpConnections connections, AddressGuard guard, ImageLimits limits, Clock clock) {
        this.provider = provider;
        this.connections = connections;
        this.guard = guard;
        this.limits = limits;
        this.bodies = new BodyReader(limits.maxBytes());
        this.clock = clock;
    }

    /** Fetches a picture, following redirects; or takes it from an address that holds it. */
    ImageData picture(String address, Deadline end) {
        if (address.regionMatches(true, 0, DATA, 0, DATA.length())) {
            return ImageData.receivedText(address, name(null), limits);
        }
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            throw refused(name(null), "is no address of http or https");
        }
        for (int followed = 0; ; followed++) {
            Fetched fetched = fetch(url, end);
            if (fetched.picture() != null) {
                return fetched.picture();
            }
            if (followed >= MOST_REDIRECTS) {
                throw refused(name(url), "redirects more than " + MOST_REDIRECTS + " times");
            }
            url = fetched.next();
        }
    }

    /** A picture, or where to go on. */
    private record Fetched(@Nullable ImageData picture, HttpUrl next) {}

    private Fetched fetch(HttpUrl url, Deadline end) {
        String name = name(url);
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            throw refused(name, "has a user in its address");
        }
        if (connections.isClosed()) {
            throw new Cancelled(name + " was not begun: its provider is closed");
        }
        Outgoing outgoing = Outgoing.withoutKey();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "image/*")
                .tag(Outgoing.class, outgoing)
                .build();
        Call http = connections.client().newCall(request);
        http.timeout().timeout(Math.max(1, end.remaining().toNanos()), TimeUnit.NANOSECONDS);
        InterruptibleRead read = new InterruptibleRead(http);
        try {
            guard.checkLiteral(url);
            try (Response response = read.of(http::execute)) {
                return fetched(url, response, read);
            }
        } catch (AddressGuard.Refused e) {
            throw refused(name, "is refused: " + e.getMessage() + "; allow it with privateAddresses if it is yours");
        } catch (BodyReader.TooLarge e) {
            throw refused(name, "has more than " + e.limit() + " bytes, which is the limit");
        } catch (IOException e) {
            throw failure(name, http, e, end);
        } finally {
            connections.released();
        }
    }

    private Fetched fetched(HttpUrl url, Response response, InterruptibleRead read) throws IOException {
        String name = name(url);
        if (Redirects.isRedirect(response.code())) {
            return new Fetched(null, next(url, response));
        }
        switch (response.code()) {
            case 403, 404, 410 ->
                throw new NotFound(name + " was answered with status " + response.code()
                        + ": it is gone, or was never there. Addresses of results often live an hour only");
            case TOO_MANY ->
                throw new RateLimited(
                        name + " was answered with status 429: too many requests",
                        RetryHints.fromHeaders(response.headers(), clock),
                        null);
            default -> {
                if (response.code() >= 500 || response.code() == REQUEST_TIMEOUT) {
                    throw new ProviderUnavailable(name + " was answered with status " + response.code());
                }
                if (response.code() != 200) {
                    throw refused(name, "was answered with status " + response.code());
                }
            }
        }
        return new Fetched(ImageData.received(bodies.bytes(response, read), name, limits), url);
    }

    private HttpUrl next(HttpUrl url, Response redirect) {
        String location = redirect.header("Location");
        HttpUrl next = location == null ? null : url.resolve(location);
        if (next == null) {
            throw refused(name(url), "redirects nowhere: it names no address of http or https");
        }
        if (url.isHttps() && !next.isHttps()) {
            throw refused(name(url), "redirects from https to http on " + next.host() + ", where anybody can listen");
        }
        return next;
    }

    private static RuntimeException failure(String name, Call http, IOException problem, Deadline end) {
        if (Thread.currentThread().isInterrupted()) {
            return Cancelled.interrupted(
                    name + " was interrupted", new InterruptedException("the thread that waited was interrupted"));
        }
        if (problem instanceof InterruptedIOException
                && (!(problem instanceof SocketTimeoutException) || end.hasPassed())) {
            return new TimedOut(name + " was not complete when its deadline passed", problem);
        }
        if (http.isCanceled()) {
            return new Cancelled(name + " was cancelled: its provider was closed");
        }
        return new ProviderUnavailable(name + " lost its connection, or got none: " + problem.getMessage(), problem);
    }

    private static MalformedResponse refused(String name, String problem) {
        return new MalformedResponse(name + " " + problem, "", null);
    }

    private String name(@Nullable HttpUrl url) {
        return "the download of a picture of '" + provider + "'"
                + (url == null ? "" : " from " + url.scheme() + "://" + url.host() + url.encodedPath());
    }
}
