package io.insightstream.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.ContractPictures;
import io.insightstream.error.MalformedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTextTest {

    private static final ImageData PICTURE = ImageData.of(ContractPictures.png(640, 360, 77));

    @Test
    void a_picture_is_read_from_the_text_it_is_written_as() {
        assertEquals(PICTURE, read(PICTURE.base64()));
        assertEquals(PICTURE, read(PICTURE.dataUrl()));
        assertTrue(PICTURE.dataUrl().startsWith("data:image/png;base64,iVBORw0KGgo"), PICTURE.dataUrl());
    }

    @Test
    void lines_may_be_broken_and_padding_left_out() {
        String broken = Base64.getMimeEncoder().encodeToString(PICTURE.bytes());

        assertEquals(PICTURE, read(broken));
        assertEquals(PICTURE, read("data:image/png;base64," + broken));
        assertEquals(PICTURE, read(PICTURE.base64().replace("=", "")));
    }

    @Test
    void an_address_may_be_in_capitals_name_no_kind_and_escape_what_addresses_escape() {
        String base64 = IntStream.range(1, 256)
                .mapToObj(number -> ContractPictures.png(number, 9, number))
                .map(Base64.getEncoder()::encodeToString)
                .filter(text -> text.contains("+") && text.contains("/") && text.endsWith("="))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Base64.getDecoder().decode(base64);

        assertArrayEquals(bytes, read("DATA:image/PNG;BASE64," + base64).bytes());
        assertArrayEquals(bytes, read("data:;base64," + base64).bytes());
        assertArrayEquals(
                bytes,
                read("data:image/png;base64," + URLEncoder.encode(base64, StandardCharsets.US_ASCII))
                        .bytes());
        assertArrayEquals(
                bytes,
                read("data:image/png;base64," + base64.replace("/", "%2f")).bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "A, it is not in Base64",
        "iVBORw0KGgo*, it is not in Base64",
        "'iVBOR_-', it is not in Base64",
        "'data:image/png;base64,&', it is not in Base64",
        "'data:image/png;base64,%zz', its data: address is damaged",
        "'data:image/png,iVBOR', its data: address is not in Base64",
        "'data:image/png;base64', its data: address is not in Base64",
        "'data:,', its data: address is not in Base64",
        "aGVsbG8gd29ybGQ=, it is no picture",
        "'', there are no bytes"
    })
    void what_is_no_picture_is_refused_with_what_is_wrong(String text, String problem) {
        MalformedResponse refusal = assertThrows(MalformedResponse.class, () -> read(text));

        String expected = "a call of 'painter' did not give a usable picture: " + problem;
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(expected), refusal.getMessage());
    }

    @Test
    void no_more_than_a_beginning_of_the_text_is_kept() {
        MalformedResponse refusal = assertThrows(MalformedResponse.class, () -> read("*".repeat(1_000_000)));

        assertEquals("1000000 characters beginning with '" + "*".repeat(100) + "'", refusal.raw());
    }

    private static ImageData read(String text) {
        return ImageData.receivedText(text, "a call of 'painter'", ImageLimits.DEFAULT);
    }
}
