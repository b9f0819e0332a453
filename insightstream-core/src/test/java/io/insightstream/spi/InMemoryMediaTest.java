package io.insightstream.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.ContractPictures;
import io.insightstream.contract.MediaStoreContract;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.StoreFailure;
import io.insightstream.media.MediaBytes;
import io.insightstream.media.MediaContent;
import io.insightstream.media.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InMemoryMediaTest extends MediaStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Override
    protected MediaStore newStore() {
        return MediaStore.inMemory();
    }

    @Test
    void a_full_store_takes_no_more_until_something_is_removed() {
        MediaBytes one = MediaBytes.of(ContractPictures.png(9, 9, 1));
        MediaBytes two = MediaBytes.of(ContractPictures.png(9, 9, 2));
        try (MediaStore store = MediaStore.inMemory(one.size() + two.size() - 1, CLOCK)) {
            StoredMedia kept = store.put(MediaUpload.of(one));
            assertEquals(NOW, kept.createdAt());

            StoreFailure problem = assertThrows(StoreFailure.class, () -> store.put(MediaUpload.of(two)));
            assertTrue(String.valueOf(problem.getMessage()).contains("remove something"), problem.getMessage());
            assertEquals(kept, store.put(MediaUpload.of(one)), "what it has, it has");

            store.delete(kept.id());
            store.put(MediaUpload.of(two));
        }
    }

    @Test
    void media_larger_than_the_store_is_refused_unread() {
        try (MediaStore store = MediaStore.inMemory(100, CLOCK)) {
            assertThrows(StoreFailure.class, () -> store.put(MediaUpload.of(new Unreadable(101))));
            assertThrows(InvalidRequest.class, () -> MediaStore.inMemory(0, CLOCK));
        }
    }

    @Test
    void media_that_cannot_be_read_is_a_failure_and_not_an_empty_item() {
        try (MediaStore store = MediaStore.inMemory()) {
            StoreFailure problem =
                    assertThrows(StoreFailure.class, () -> store.put(MediaUpload.of(new Unreadable(10))));
            assertTrue(String.valueOf(problem.getMessage()).contains("the disk is gone"), problem.getMessage());
        }
    }

    private record Unreadable(long size) implements MediaContent {
        @Override
        public MediaType mediaType() {
            return MediaType.PNG;
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public InputStream stream() throws IOException {
            throw new IOException("the disk is gone");
        }
    }
}
