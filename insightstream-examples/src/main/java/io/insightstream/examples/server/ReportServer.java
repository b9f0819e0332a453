package io.insightstream.examples.server;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;

/**
 * Serves reports about channels:
 *
 * <ul>
 *   <li>{@code GET /api/v1/channels/{ref}/outliers}, with {@code ?limit=N} for the newest N uploads alone
 *   <li>{@code GET /api/v1/channels/{ref}/upload-streak}, with {@code ?limit=N} and {@code ?zone=Europe/Berlin}
 *   <li>{@code GET /health}
 * </ul>
 *
 * <p>{@code HEAD} asks for the same, at the same cost, and gets no body. {@code ref} is an id, a handle or an address, its
 * slashes written as {@code %2F}. Reports have the JSON of {@code
 * io.insightstream.report}; what goes wrong is a problem of RFC 9457, as {@link ProblemKind} lists them.
 *
 * <p>It knows no users: whoever reaches it spends its quota. Let it listen on this machine alone, or put something that
 * asks for a password in front.
 */
public final class ReportServer implements AutoCloseable {

    private final Javalin javalin;
    private final ServedChannels channels;

    private ReportServer(Javalin javalin, ServedChannels channels) {
        this.javalin = javalin;
        this.channels = channels;
    }

    /**
     * Starts a server.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1}
     * @param port the port; 0 for one that is free
     * @param channels what to report on; closed with the server
     * @param clock tells how long a caller has to wait for a spent quota
     * @param failures hears of what nobody expected, of which callers learn no more than that it happened
     * @return the server, listening
     * @throws InvalidRequest if it cannot listen there; the channels are closed then
     */
    public static ReportServer start(
            String host, int port, ServedChannels channels, Clock clock, Consumer<? super Exception> failures) {
        Problems problems = new Problems(clock, Objects.requireNonNull(failures, "failures"));
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(addressesInPaths()));
            config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadableRequests()));
            HealthResource health = new HealthResource(channels);
            ChannelResource reports = new ChannelResource(channels);
            get(config, "/health", health::get);
            get(config, "/api/v1/channels/{ref}/outliers", reports::outliers);
            get(config, "/api/v1/channels/{ref}/upload-streak", reports::uploadStreak);
            config.routes.exception(InsightStreamException.class, problems::answer);
            config.routes.exception(HttpResponseException.class, problems::answer);
            config.routes.exception(Exception.class, problems::answer);
        });
        try {
            return new ReportServer(javalin.start(host, port), channels);
        } catch (JavalinException e) {
            channels.insight().close();
            throw new InvalidRequest(
                    "cannot listen on " + host + ":" + port + ": " + reason(e) + "; choose another address or port", e);
        }
    }

    /** What the platform says: the framework takes every failure for a port in use. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The same for HEAD, which tells all but the body; the framework by itself finds everything there. */
    private static void get(JavalinConfig config, String path, Handler resource) {
        config.routes.get(path, resource);
        config.routes.head(path, resource);
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
    }

    /** Lets a channel be named by its address: a slash within a part of the path is refused otherwise. */
    private static UriCompliance addressesInPaths() {
        return UriCompliance.from(Set.of(
                Violation.AMBIGUOUS_PATH_SEPARATOR,
                Violation.AMBIGUOUS_PATH_ENCODING,
                Violation.AMBIGUOUS_EMPTY_SEGMENT));
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return javalin.port();
    }

    /** Stops listening and closes what it reports on. */
    @Override
    public void close() {
        javalin.stop();
        channels.insight().close();
    }
}
