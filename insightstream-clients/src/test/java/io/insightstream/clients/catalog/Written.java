package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import io.insightstream.spi.Page;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.Channel;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;

/** A file written for a test and what the catalog makes of it. */
record Written(Path file, VideoCatalog catalog, List<DroppedRow> dropped) {

    static Written of(Path directory, String name, String... lines) {
        return read(save(directory, name, String.join("\n", lines) + "\n"));
    }

    static Path save(Path directory, String name, String text) {
        return save(directory, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path save(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Written read(Path file) {
        List<DroppedRow> dropped = new ArrayList<>();
        VideoCatalog catalog =
                VideoCatalog.builder(file).onDroppedRow(dropped::add).read();
        return new Written(file, catalog, dropped);
    }

    static InvalidInput refused(Path file) {
        return Assertions.assertThrows(InvalidInput.class, () -> VideoCatalog.read(file));
    }

    static String message(InvalidInput refused) {
        return String.valueOf(refused.getMessage());
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Every video, channel by channel, newest first. */
    List<Video> videos() {
        return catalog.channels().stream()
                .flatMap(channel -> uploads(channel).stream())
                .toList();
    }

    Video only() {
        List<Video> videos = videos();
        Assertions.assertEquals(1, videos.size(), () -> "videos in " + catalog.rows() + dropped);
        return videos.get(0);
    }

    Video video(String id) {
        return catalog.videos(List.of(id)).items().get(0);
    }

    List<String> channelIds() {
        return catalog.channels().stream().map(Channel::id).toList();
    }

    /** Lines and reasons of the dropped rows, in the order of the calls. */
    List<String> reasons() {
        return dropped.stream()
                .map(row -> row.line() + " " + row.reason().label())
                .toList();
    }

    /** Codes, counts and lines of the notes. */
    List<String> notes() {
        return catalog.notes().stream()
                .map(note -> note.code() + " " + note.count() + " " + note.firstLines())
                .toList();
    }

    List<Video> uploads(Channel channel) {
        List<Video> videos = new ArrayList<>();
        UploadsRequest request = UploadsRequest.of(new ChannelRef.Id(channel.id()));
        Page<Video> page = catalog.uploads(request);
        videos.addAll(page.items());
        while (page.next() != null) {
            page = catalog.uploads(request.withPage(page.next()));
            videos.addAll(page.items());
        }
        return videos;
    }
}
