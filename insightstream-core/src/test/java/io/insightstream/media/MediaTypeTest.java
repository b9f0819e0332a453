package io.insightstream.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "isom, video/mp4, mp4",
        "mp42, video/mp4, mp4",
        "'M4V ', video/mp4, mp4",
        "'qt  ', video/quicktime, mov",
        "avis, image/avif, avif",
        "heix, image/heic, heic"
    })
    void the_brand_tells_videos_from_pictures(String brand, String type, String extension) {
        MediaType sniffed = MediaType.sniff(Pictures.box("ftyp", Pictures.ascii(brand + "\0\0\0\0" + brand)))
                .orElseThrow();

        assertEquals(type, sniffed.value());
        assertEquals(extension, sniffed.extension());
        assertEquals(type.startsWith("image/"), sniffed.isImage());
    }

    @Test
    void a_still_picture_tells_its_kind_among_the_compatible_brands() {
        byte[] still = Pictures.box("ftyp", Pictures.ascii("mif1\0\0\0\0mif1avif"));

        assertEquals(Optional.of(MediaType.AVIF), MediaType.sniff(still));
        assertEquals(Optional.empty(), MediaType.sniff(Pictures.box("ftyp", Pictures.ascii("mif1\0\0\0\0mif1"))));
        assertEquals(Optional.empty(), MediaType.sniff(Pictures.box("ftyp", Pictures.ascii("jp2 \0\0\0\0isom"))));
        assertEquals(Optional.empty(), MediaType.sniff(Pictures.ascii("\0\0\1\0ftypmif1")));
    }

    @Test
    void a_matroska_video_is_known_by_its_first_bytes() {
        assertEquals(Optional.of(MediaType.WEBM), MediaType.sniff(new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3}));
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png",
        "'IMAGE/JPEG; charset=binary', image/jpeg",
        "image/jpg, image/jpeg",
        "' video/mp4 ', video/mp4",
        "application/vnd.ms-excel, application/vnd.ms-excel"
    })
    void a_header_is_read_in_any_case_with_or_without_parameters(String header, String type) {
        assertEquals(Optional.of(new MediaType(type)), MediaType.parse(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "png", "image/", "/png", "image/png/x", "image png", "*/*"})
    void what_is_no_type_is_none(String text) {
        assertEquals(Optional.empty(), MediaType.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new MediaType(text));
    }

    @Test
    void a_file_of_an_unknown_kind_is_not_named_like_a_web_page() {
        assertEquals("bin", new MediaType("text/html").extension());
        assertFalse(new MediaType("text/html").isImage());
        assertTrue(MediaType.TIFF.isImage());
    }
}
