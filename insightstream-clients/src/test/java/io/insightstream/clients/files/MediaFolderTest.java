package io.insightstream.clients.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.MediaStoreContract;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.error.StoreFailure;
import io.insightstream.error.StoreUnavailable;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest extends MediaStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final MediaBytes PICTURE = MediaBytes.of(ContractPictures.png(16, 9, 77));

    @TempDir
    private Path folder;

    @Override
    protected MediaStore newStore() {
        return MediaFolder.in(folder.resolve("media"));
    }

    @Test
    void an_item_is_a_file_named_by_its_hash_and_its_kind() throws IOException {
        StoredMedia kept = put(store());

        assertArrayEquals(PICTURE.bytes(), Files.readAllBytes(folder.resolve(PICTURE.sha256() + ".png")));
        assertEquals(PICTURE.sha256(), kept.id());
        assertEquals(NOW, kept.createdAt());
        assertEquals(null, kept.url());
    }

    @Test
    void an_item_tells_its_address_under_the_configured_base() {
        String file = PICTURE.sha256() + ".png";

        assertEquals(
                URI.create("https://media.example/a/" + file),
                put(at("https://media.example/a")).url());
        assertEquals(URI.create("/media/" + file), put(at("/media/")).url());
        assertThrows(InvalidRequest.class, () -> at("https://media.example/?a=b"));
        assertThrows(InvalidRequest.class, () -> at("mailto:a"));
    }

    private MediaStore at(String base) {
        return MediaFolder.builder(folder).baseUrl(URI.create(base)).build();
    }

    @Test
    void items_survive_the_store_and_keep_what_was_known_of_them() {
        StoredMedia kept = store().put(MediaUpload.of(PICTURE).withName("Überschrift \"1\""));

        assertEquals(kept, MediaFolder.in(folder).get(kept.id()));
    }

    @Test
    void a_damaged_file_is_told_and_repaired_by_putting_it_again() throws IOException {
        MediaStore store = store();
        StoredMedia kept = put(store);
        Path file = folder.resolve(kept.id() + ".png");
        Files.write(file, new byte[] {1, 2, 3});

        String message = message(assertThrows(StoreFailure.class, () -> store.open(kept.id())));
        assertTrue(message.contains(file.getFileName() + "' is damaged: its hash is 039058c6"), message);

        assertEquals(kept, put(store));
        try (InputStream bytes = store.open(kept.id()).stream()) {
            assertArrayEquals(PICTURE.bytes(), bytes.readAllBytes());
        }
    }

    @Test
    void what_a_killed_process_left_half_written_is_deleted_a_day_later_and_nothing_else_is() throws IOException {
        StoredMedia kept = put(store());
        Path left = Files.write(folder.resolve(".index").resolve("put-left.part"), new byte[] {1});
        Path fresh = Files.write(folder.resolve(".index").resolve("put-fresh.part"), new byte[] {1});
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minus(Duration.ofHours(23))));

        assertEquals(kept, store().get(kept.id()));

        assertFalse(Files.exists(left));
        assertTrue(Files.exists(fresh), "somebody may be writing it");
    }

    @Test
    void a_missing_file_is_told_and_not_taken_for_an_unknown_item() throws IOException {
        MediaStore store = store();
        StoredMedia kept = put(store);
        Files.delete(folder.resolve(kept.id() + ".png"));

        assertTrue(message(assertThrows(StoreFailure.class, () -> store.open(kept.id())))
                .contains("is missing"));
        store.delete(kept.id());
        assertThrows(NotFound.class, () -> store.get(kept.id()));
    }

    @Test
    void a_damaged_record_is_told_and_repaired_by_putting_the_media_again() throws IOException {
        MediaStore store = store();
        StoredMedia kept = put(store);
        Path record = folder.resolve(".index").resolve(kept.id() + ".json");
        String good = Files.readString(record);

        for (String bad : List.of(
                "",
                "null",
                "{",
                "{}",
                good.replace(kept.id(), "0".repeat(64)),
                good.replace("image/png", "picture"),
                good.replace("2026-01-31", "2026-13-31"))) {
            Files.writeString(record, bad);
            String message = message(assertThrows(StoreFailure.class, () -> store.get(kept.id()), bad));
            assertTrue(message.contains(record.getFileName().toString()), message);
            assertThrows(StoreFailure.class, () -> store.list(MediaListRequest.all()), bad);
        }
        assertEquals(kept, put(store));
        assertEquals(kept, store.get(kept.id()));
    }

    @Test
    void files_that_are_no_items_are_not_listed() throws IOException {
        MediaStore store = store();
        StoredMedia kept = put(store);
        Files.writeString(folder.resolve("readme.txt"), "not ours");
        Files.writeString(folder.resolve(".index").resolve("put-1.part"), "left by a process that died");
        Files.writeString(folder.resolve(".index").resolve("readme.json"), "{}");

        assertEquals(List.of(kept), store.list(MediaListRequest.all()).items());
    }

    @Test
    void nothing_but_the_item_and_its_record_is_left_behind() throws IOException {
        MediaStore store = store();
        StoredMedia kept = put(store);
        assertEquals(List.of(".index", ".index/" + kept.id() + ".json", ".index/lock", kept.id() + ".png"), contents());

        store.delete(kept.id());
        assertEquals(List.of(".index", ".index/lock"), contents());
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void what_media_says_of_itself_is_not_believed() {
        StoredMedia kept = store().put(MediaUpload.of(new Liar(PICTURE.bytes())));

        assertEquals(MediaType.PNG, kept.mediaType());
        assertEquals(PICTURE.size(), kept.size());
        assertEquals(PICTURE.sha256(), kept.id());
    }

    @Test
    void no_upload_becomes_a_web_page() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

        StoredMedia kept = at("https://media.example")
                .put(MediaUpload.of(MediaBytes.of(page, new MediaType("text/html")))
                        .withName("../../index.html"));

        assertTrue(String.valueOf(kept.url()).endsWith(".bin"), kept.toString());
        assertTrue(Files.exists(folder.resolve(kept.id() + ".bin")));
    }

    @Test
    void media_that_is_too_large_is_refused_and_leaves_nothing() throws IOException {
        MediaStore small =
                MediaFolder.builder(folder).maxBytes(PICTURE.size() - 1).build();

        assertTrue(message(assertThrows(InvalidRequest.class, () -> put(small))).contains("maxBytes"));
        assertEquals(List.of(".index"), contents());
        assertEquals(
                PICTURE.size(),
                put(MediaFolder.builder(folder).maxBytes(PICTURE.size()).build())
                        .size());
        assertThrows(InvalidRequest.class, () -> MediaFolder.builder(folder).maxBytes(0));
    }

    @Test
    void media_that_turns_out_empty_or_cannot_be_read_is_refused_and_leaves_nothing() throws IOException {
        MediaStore store = store();

        assertThrows(InvalidRequest.class, () -> store.put(MediaUpload.of(new Liar(new byte[0]))));
        StoreUnavailable problem = assertThrows(
                StoreUnavailable.class,
                () -> store.put(MediaUpload.of(new Liar(PICTURE.bytes()) {
                    @Override
                    public InputStream stream() throws IOException {
                        throw new IOException("the disk is gone");
                    }
                })));
        assertTrue(message(problem).contains("the disk is gone"), message(problem));
        assertEquals(List.of(".index"), contents());
    }

    @Test
    void a_file_in_place_of_the_folder_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertTrue(message(assertThrows(StoreFailure.class, () -> MediaFolder.in(file)))
                .contains("media needs a folder"));
    }

    @Test
    void two_stores_of_one_folder_put_and_delete_at_once_and_agree() throws Exception {
        MediaStore one = MediaFolder.in(folder);
        MediaStore two = MediaFolder.in(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                MediaStore store = i % 2 == 0 ? one : two;
                boolean delete = i % 5 == 4;
                calls.add(() -> delete ? deleted(store) : put(store).id().equals(PICTURE.sha256()));
            }
            for (Future<Boolean> each : threads.invokeAll(calls)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        put(one);

        assertEquals(1, two.list(MediaListRequest.all()).items().size());
        try (InputStream bytes = two.open(PICTURE.sha256()).stream()) {
            assertArrayEquals(PICTURE.bytes(), bytes.readAllBytes());
        }
        assertEquals(4, contents().size(), contents().toString());
    }

    private static boolean deleted(MediaStore store) {
        try {
            store.delete(PICTURE.sha256());
            return true;
        } catch (NotFound before) {
            return false;
        }
    }

    @Test
    void a_link_out_of_the_folder_is_no_item() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path media = folder.resolve("inner");
        MediaStore store = MediaFolder.in(media);

        for (String id : List.of("../secret.txt", "..\\secret.txt", secret.toString(), "../secret")) {
            assertThrows(NotFound.class, () -> store.open(id));
            assertThrows(NotFound.class, () -> store.delete(id));
        }
        assertTrue(Files.exists(secret));
        assertFalse(store.toString().isEmpty());
    }

    private MediaStore store() {
        return MediaFolder.builder(folder)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
    }

    private static StoredMedia put(MediaStore store) {
        return store.put(MediaUpload.of(PICTURE));
    }

    private static String message(Exception problem) {
        return String.valueOf(problem.getMessage());
    }

    /** Media whose description is wrong in every point. */
    private static class Liar implements MediaContent {
        private final MediaBytes bytes;

        Liar(byte[] bytes) {
            this.bytes = MediaBytes.of(bytes, MediaType.GIF);
        }

        @Override
        public MediaType mediaType() {
            return MediaType.GIF;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String sha256() {
            return "f".repeat(64);
        }

        @Override
        public InputStream stream() throws IOException {
            return bytes.stream();
        }
    }
}
