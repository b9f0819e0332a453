package io.insightstream.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MediaBytesTest {

    private static final MediaType PDF = new MediaType("application/pdf");

    @Test
    void the_bytes_decide_on_the_kind_where_they_can() {
        assertEquals(MediaType.PNG, MediaBytes.of(ContractPictures.png(1, 1, 0)).mediaType());
        assertEquals(
                MediaType.PNG, MediaBytes.of(ContractPictures.png(1, 1, 0), PDF).mediaType());
        assertEquals(PDF, MediaBytes.of(Pictures.ascii("%PDF-1.7"), PDF).mediaType());
    }

    @Test
    void bytes_of_no_known_kind_need_to_be_told() {
        InvalidInput problem = assertThrows(InvalidInput.class, () -> MediaBytes.of(new byte[] {1, 2, (byte) 0xFE}));

        assertTrue(String.valueOf(problem.getMessage()).contains("they begin with 01 02 fe"), problem.getMessage());
    }

    /** {@code printf abc | sha256sum}. */
    @Test
    void the_hash_names_the_content() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                MediaBytes.of(Pictures.ascii("abc"), PDF).sha256());
    }

    @Test
    void media_is_a_value_that_nobody_changes() throws IOException {
        byte[] bytes = Pictures.ascii("abc");
        MediaBytes media = MediaBytes.of(bytes, PDF);
        bytes[0] = 'x';
        media.bytes()[0] = 'x';

        assertArrayEquals(Pictures.ascii("abc"), media.bytes());
        assertArrayEquals(Pictures.ascii("abc"), media.stream().readAllBytes());
        assertEquals(3, media.size());
        assertEquals(MediaBytes.of(Pictures.ascii("abc"), PDF), media);
        assertEquals(MediaBytes.of(Pictures.ascii("abc"), PDF).hashCode(), media.hashCode());
        assertNotEquals(MediaBytes.of(Pictures.ascii("abc"), new MediaType("text/plain")), media);
        assertEquals("application/pdf, 3 bytes, ba7816bf", media.toString());
    }

    @Test
    void a_stream_is_read_up_to_its_limit_and_not_beyond() throws IOException {
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1000]);

        assertEquals(1000, MediaBytes.readAtMost(new ByteArrayInputStream(new byte[1000]), 1000, "x").length);
        InvalidInput problem =
                assertThrows(InvalidInput.class, () -> MediaBytes.readAtMost(endless, 100, "upload.png"));
        assertTrue(String.valueOf(problem.getMessage()).startsWith("upload.png: it has more than 100 bytes"));
        assertEquals(899, endless.available());
    }
}
