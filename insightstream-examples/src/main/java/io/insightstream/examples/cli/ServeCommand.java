package io.insightstream.examples.cli;

import io.insightstream.InsightStream;
import io.insightstream.clients.catalog.VideoCatalog;
import io.insightstream.error.InvalidRequest;
import io.insightstream.examples.demo.SyntheticCatalog;
import io.insightstream.examples.server.ReportServer;
import io.insightstream.examples.server.ServedChannels;
import io.insightstream.examples.youtube.YouTubeAccount;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code insightstream serve}. */
@Command(
        name = "serve",
        description = {
            "Serves reports over HTTP until it is interrupted.",
            "They are of YouTube if YOUTUBE_API_KEY is set, else of a catalog. It asks nobody for a password: whoever "
                    + "reaches it spends its quota."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "the address to listen on (default ${DEFAULT-VALUE}: this machine alone)")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "the port; 0 for one that is free (default ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "a file of videos to serve instead of YouTube (default without a key: the demo's)")
    private @Nullable Path input;

    @Override
    public Integer call() throws IOException {
        Surroundings around = Surroundings.of(spec);
        ServedChannels channels = channels(around);
        ReportServer server = ReportServer.start(
                host, port, channels, around.clock(), failure -> failure.printStackTrace(around.err()));
        // Ctrl-C ends the process while the call below still waits.
        Thread closing = new Thread(server::close, "close-server");
        Runtime.getRuntime().addShutdownHook(closing);
        around.out().println("Listening on http://" + host + ":" + server.port() + "/, Ctrl-C ends it");
        around.out().print(paths(channels.source()));
        around.out().flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(closing);
            server.close();
        }
        return ExitCode.OK;
    }

    private static String paths(String source) {
        return """
              GET /api/v1/channels/{ref}/outliers       ?limit=N
              GET /api/v1/channels/{ref}/upload-streak  ?limit=N&zone=Europe/Berlin
              GET /health
            Source: %s. {ref} is an id, a handle or an address, its slashes as %%2F; in a file a title, too.
            """.formatted(source);
    }

    private ServedChannels channels(Surroundings around) throws IOException {
        if (input != null) {
            return catalog(
                    VideoCatalog.builder(input).clock(around.clock()).read(),
                    String.valueOf(input.getFileName()),
                    around);
        }
        if (!YouTubeAccount.hasKey(around.environment())) {
            return catalog(demo(around), "demo catalog", around);
        }
        YouTubeAccount account = YouTubeAccount.of(around.environment(), around.clock());
        InsightStream insight = InsightStream.builder()
                .videos(account.connect())
                .clock(around.clock())
                .build();
        return new ServedChannels(insight, "youtube", ChannelRef::parse);
    }

    private static VideoCatalog demo(Surroundings around) throws IOException {
        Path file = Files.createTempFile("insightstream-demo", ".csv");
        try {
            SyntheticCatalog.copyTo(file);
            return VideoCatalog.builder(file).clock(around.clock()).read();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A file has few channels, so their titles name them too. */
    private static ServedChannels catalog(VideoCatalog catalog, String source, Surroundings around) {
        List<Channel> channels = catalog.channels();
        InsightStream insight =
                InsightStream.builder().videos(catalog).clock(around.clock()).build();
        return new ServedChannels(insight, source, name -> named(channels, name));
    }

    private static ChannelRef named(List<Channel> channels, String name) {
        if (channels.stream().anyMatch(each -> each.id().equals(name))) {
            return new ChannelRef.Id(name);
        }
        if (channels.stream().anyMatch(each -> each.title().equalsIgnoreCase(name))) {
            return ChannelRef.titled(name);
        }
        try {
            return ChannelRef.parse(name);
        } catch (InvalidRequest e) {
            // What is neither an id nor a handle can only be a title, which no channel of the file has.
            return ChannelRef.titled(name);
        }
    }
}
