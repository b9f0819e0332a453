package io.insightstream.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaStore;
import io.insightstream.spi.MediaUpload;
import io.insightstream.spi.Page;
import io.insightstream.spi.StoredMedia;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The behaviour of a {@link MediaStore}. A store proves itself by extending this class and making an empty one. */
public abstract class MediaStoreContract {

    private final List<MediaStore> opened = new ArrayList<>();

    /** For subclasses. */
    protected MediaStoreContract() {}

    /**
     * Makes a store with nothing in it.
     *
     * @return a new store; the contract closes it
     */
    protected abstract MediaStore newStore();

    @AfterEach
    void closeStores() {
        opened.forEach(MediaStore::close);
    }

    @Test
    void what_was_put_comes_back_with_its_kind_and_hash() throws IOException {
        MediaStore store = store();
        MediaBytes picture = picture(1);

        StoredMedia put = store.put(MediaUpload.of(picture).withName("Cover, draft 2"));
        StoredMedia found = store.get(put.id());

        assertEquals(put, found);
        assertEquals("Cover, draft 2", found.name());
        assertEquals(MediaType.PNG, found.mediaType());
        assertEquals(picture.size(), found.size());
        assertEquals(picture.sha256(), found.sha256());
        assertTrue(found.createdAt().isAfter(Instant.EPOCH));
        MediaContent opened = store.open(put.id());
        assertArrayEquals(picture.bytes(), bytes(opened));
        assertEquals(picture.mediaType(), opened.mediaType());
        assertEquals(picture.sha256(), opened.sha256());
        assertEquals(picture.size(), opened.size());
    }

    @Test
    void media_can_be_read_more_than_once() throws IOException {
        MediaStore store = store();
        MediaContent content = store.open(store.put(MediaUpload.of(picture(1))).id());

        assertArrayEquals(bytes(content), bytes(content));
    }

    @Test
    void the_same_bytes_are_the_same_item() {
        MediaStore store = store();

        StoredMedia first = store.put(MediaUpload.of(picture(1)).withName("first"));
        StoredMedia second = store.put(MediaUpload.of(picture(1)).withName("second"));

        assertEquals(first.id(), second.id());
        assertEquals(first, second, "the item stays as it was");
        assertEquals(List.of(first), walk(store, MediaListRequest.all()));
    }

    @Test
    void other_bytes_are_another_item() {
        MediaStore store = store();

        assertTrue(!store.put(MediaUpload.of(picture(1)))
                .id()
                .equals(store.put(MediaUpload.of(picture(2))).id()));
        assertEquals(2, walk(store, MediaListRequest.all()).size());
    }

    @Test
    void media_needs_no_name() {
        MediaStore store = store();

        assertNull(store.get(store.put(MediaUpload.of(picture(1))).id()).name());
    }

    @Test
    void an_unknown_id_is_not_found_whatever_it_looks_like() {
        MediaStore store = store();
        store.put(MediaUpload.of(picture(1)));

        for (String id : List.of(
                "0".repeat(64),
                "no-such-id",
                "",
                " ",
                ".",
                "..",
                "../secret",
                "a/b",
                "a\\b",
                "C:\\x",
                "a\0b",
                "%2e%2e")) {
            assertThrows(NotFound.class, () -> store.get(id), id);
            assertThrows(NotFound.class, () -> store.open(id), id);
            assertThrows(NotFound.class, () -> store.delete(id), id);
        }
        String message = String.valueOf(
                assertThrows(NotFound.class, () -> store.get("no-such-id")).getMessage());
        assertTrue(message.contains("no-such-id"), message);
    }

    @Test
    void what_was_deleted_is_gone_and_the_rest_stays() {
        MediaStore store = store();
        StoredMedia kept = store.put(MediaUpload.of(picture(1)));
        StoredMedia deleted = store.put(MediaUpload.of(picture(2)));

        store.delete(deleted.id());

        assertThrows(NotFound.class, () -> store.get(deleted.id()));
        assertThrows(NotFound.class, () -> store.open(deleted.id()));
        assertThrows(NotFound.class, () -> store.delete(deleted.id()));
        assertEquals(List.of(kept), walk(store, MediaListRequest.all()));
    }

    @Test
    void what_was_deleted_can_be_put_again() throws IOException {
        MediaStore store = store();
        store.delete(store.put(MediaUpload.of(picture(1))).id());

        StoredMedia again = store.put(MediaUpload.of(picture(1)));

        assertArrayEquals(picture(1).bytes(), bytes(store.open(again.id())));
    }

    @Test
    void an_empty_store_lists_nothing() {
        Page<StoredMedia> page = store().list(MediaListRequest.all());

        assertEquals(List.of(), page.items());
        assertNull(page.next());
    }

    @Test
    void following_the_pages_delivers_every_item_once() {
        MediaStore store = store();
        Set<StoredMedia> put = putMany(store, 123);

        List<StoredMedia> listed = walk(store, MediaListRequest.all());

        assertEquals(123, listed.size());
        assertEquals(put, new HashSet<>(listed));
    }

    @Test
    void a_limit_holds_over_all_pages() {
        MediaStore store = store();
        putMany(store, 70);

        for (int limit : new int[] {1, 49, 50, 51, 69, 70, 71}) {
            assertEquals(
                    Math.min(limit, 70),
                    walk(store, MediaListRequest.all().withLimit(limit)).size(),
                    "limit " + limit);
        }
    }

    @Test
    void a_page_from_elsewhere_is_refused() {
        MediaStore store = store();
        putMany(store, 3);

        assertThrows(
                InvalidRequest.class, () -> store.list(MediaListRequest.all().withPage("../no page of this list")));
    }

    @Test
    void a_list_says_who_gave_it() {
        MediaStore store = store();

        assertEquals(store.id(), store.list(MediaListRequest.all()).provenance().provider());
    }

    @Test
    void large_media_comes_back_whole() throws IOException {
        MediaStore store = store();
        byte[] video = new byte[3_000_000];
        for (int i = 0; i < video.length; i++) {
            video[i] = (byte) (i * 31 + i / 7919);
        }
        MediaBytes content = MediaBytes.of(video, MediaType.MP4);

        assertArrayEquals(
                video, bytes(store.open(store.put(MediaUpload.of(content)).id())));
    }

    @Test
    void several_threads_putting_the_same_make_one_item() throws Exception {
        MediaStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<StoredMedia>> puts = Collections.nCopies(32, () -> store.put(MediaUpload.of(picture(1))));
            Set<StoredMedia> results = new HashSet<>();
            for (Future<StoredMedia> each : threads.invokeAll(puts)) {
                results.add(each.get());
            }
            assertEquals(1, results.size());
            assertEquals(1, walk(store, MediaListRequest.all()).size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closing_again_does_nothing() {
        MediaStore store = store();

        store.close();
        store.close();
    }

    private MediaStore store() {
        MediaStore store = newStore();
        opened.add(store);
        return store;
    }

    private static Set<StoredMedia> putMany(MediaStore store, int n) {
        Set<StoredMedia> put = new HashSet<>();
        for (int i = 0; i < n; i++) {
            put.add(store.put(MediaUpload.of(picture(i))));
        }
        return put;
    }

    private static List<StoredMedia> walk(MediaStore store, MediaListRequest request) {
        List<StoredMedia> all = new ArrayList<>();
        Page<StoredMedia> page = store.list(request);
        all.addAll(page.items());
        for (String next = page.next(); next != null; next = page.next()) {
            page = store.list(request.withPage(next));
            all.addAll(page.items());
        }
        return all;
    }

    private static MediaBytes picture(int brightness) {
        return MediaBytes.of(ContractPictures.png(16, 9, brightness));
    }

    private static byte[] bytes(MediaContent content) throws IOException {
        try (InputStream stream = content.stream()) {
            return stream.readAllBytes();
        }
    }
}
