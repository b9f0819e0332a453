package io.insightstream.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.contract.ContractPictures;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.MalformedResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDataTest {

    private static final ImageLimits EVERYTHING = ImageLimits.DEFAULT
            .withTypes(Set.of(
                    MediaType.PNG,
                    MediaType.JPEG,
                    MediaType.GIF,
                    MediaType.WEBP,
                    MediaType.BMP,
                    MediaType.AVIF,
                    MediaType.HEIC,
                    MediaType.TIFF))
            .withAnimated(true);

    @ParameterizedTest
    @CsvSource({
        "png, image/png, 1, 1",
        "png, image/png, 1280, 720",
        "jpg, image/jpeg, 37, 42",
        "gif, image/gif, 300, 2",
        "bmp, image/bmp, 641, 3",
        "tif, image/tiff, 65, 66"
    })
    void kind_and_size_are_read_from_the_bytes(String format, String type, int width, int height) {
        ImageData image = ImageData.of(Pictures.written(format, width, height), "picture", EVERYTHING);

        assertEquals(type, image.mediaType().value());
        assertEquals(new ImageSize(width, height), image.header().size());
        assertEquals(width, image.width());
        assertEquals(height, image.height());
        assertFalse(image.header().animated());
    }

    @Test
    void the_three_forms_of_webp_tell_their_size() {
        assertHeader(MediaType.WEBP, 640, 480, Pictures.webpLossy(640, 480));
        assertHeader(MediaType.WEBP, 16_383, 1, Pictures.webpLossless(16_383, 1));
        assertHeader(MediaType.WEBP, 1, 16_384, Pictures.webpLossless(1, 16_384));
        assertHeader(MediaType.WEBP, 70_000, 300, Pictures.webpCanvas(70_000, 300, false));
        assertTrue(header(Pictures.webpCanvas(10, 10, true)).animated());
    }

    @Test
    void avif_and_heic_tell_the_size_of_the_picture_and_not_of_its_preview() {
        assertHeader(MediaType.AVIF, 1280, 720, Pictures.isoMedia("avif", 1280, 720));
        assertHeader(MediaType.HEIC, 4032, 3024, Pictures.isoMedia("heic", 4032, 3024));
    }

    @Test
    void an_animation_is_seen_as_one() {
        assertTrue(header(Pictures.animatedGif(20, 10)).animated());
        assertTrue(header(animatedPng()).animated());
        InvalidInput problem =
                assertThrows(InvalidInput.class, () -> ImageData.of(animatedPng(), "x", ImageLimits.DEFAULT));
        assertMessage(problem, "it is animated");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "6, true", "6, false", "8, false"})
    void a_photo_says_how_it_is_to_be_turned(int orientation, boolean little) {
        ImageHeader header = header(Pictures.jpegTurned(orientation, little, 60, 40));

        assertEquals(orientation, header.orientation());
        assertEquals(new ImageSize(60, 40), header.size());
        assertEquals(orientation > 4 ? new ImageSize(40, 60) : new ImageSize(60, 40), header.displayedSize());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void a_turn_that_does_not_exist_is_none(int orientation) {
        assertEquals(1, header(Pictures.jpegTurned(orientation, true, 60, 40)).orientation());
    }

    @Test
    void a_damaged_exif_block_is_no_reason_to_refuse_a_photo() {
        byte[] photo = Pictures.jpegTurned(6, true, 60, 40);
        photo[2 + 10 + 4] = (byte) 0xFF;
        photo[2 + 10 + 5] = (byte) 0xFF;

        assertEquals(1, header(photo).orientation());
    }

    @Test
    void a_name_does_not_make_a_png_of_a_jpeg() {
        ImageData image = ImageData.of(Pictures.written("jpg", 4, 4), "photo.png", ImageLimits.DEFAULT);

        assertEquals(MediaType.JPEG, image.mediaType());
        assertEquals("jpg", image.mediaType().extension());
    }

    @Test
    void a_small_file_of_a_huge_picture_is_refused_unread() {
        byte[] bomb = ContractPictures.png(1, 1, 0);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        InvalidInput problem =
                assertThrows(InvalidInput.class, () -> ImageData.of(bomb, "bomb.png", ImageLimits.DEFAULT));

        assertMessage(problem, "bomb.png: it has 60000x60000 pixels, and at most 50000000 in all are accepted");
    }

    @Test
    void limits_hold_to_the_byte_and_to_the_pixel() {
        byte[] picture = ContractPictures.png(30, 20, 0);
        ImageLimits exact = ImageLimits.DEFAULT.withMaxBytes(picture.length).withMaxPixels(600);

        assertEquals(picture.length, ImageData.of(picture, "x", exact).size());
        assertThrows(InvalidInput.class, () -> ImageData.of(picture, "x", exact.withMaxBytes(picture.length - 1)));
        assertThrows(InvalidInput.class, () -> ImageData.of(picture, "x", exact.withMaxPixels(599)));
    }

    @Test
    void a_kind_that_is_not_accepted_is_named_with_those_that_are() {
        InvalidInput problem = assertThrows(InvalidInput.class, () -> ImageData.of(Pictures.written("gif", 2, 2)));

        assertMessage(problem, "it is image/gif, and accepted are [image/jpeg, image/png, image/webp]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void a_picture_without_its_end_is_refused(String format) {
        byte[] whole = Pictures.written(format, 40, 30);

        for (int length = whole.length - 1; length > 0; length--) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(InvalidInput.class, () -> ImageData.of(cut, "cut", EVERYTHING), length + " bytes");
        }
    }

    @Test
    void a_webp_and_an_avif_without_their_end_are_refused() {
        byte[] webp = Pictures.webpLossy(640, 480);
        byte[] avif = Pictures.isoMedia("avif", 1280, 720);

        assertMessage(
                assertThrows(
                        InvalidInput.class, () -> ImageData.of(Arrays.copyOf(avif, avif.length - 1), "x", EVERYTHING)),
                "its end is missing");
        assertThrows(InvalidInput.class, () -> ImageData.of(Arrays.copyOf(webp, webp.length - 1), "x", EVERYTHING));
    }

    @Test
    void bytes_after_the_end_of_a_photo_do_no_harm() {
        byte[] photo = Pictures.joined(Pictures.written("jpg", 40, 30), new byte[100]);

        assertTrue(header(photo).complete());
    }

    @Test
    void the_end_of_a_preview_inside_a_photo_is_not_the_end_of_the_photo() {
        byte[] photo = Pictures.written("jpg", 40, 30);
        byte[] preview = {(byte) 0xFF, (byte) 0xE2, 0, 4, (byte) 0xFF, (byte) 0xD9};
        byte[] cut = Pictures.joined(Arrays.copyOf(photo, 2), preview, Arrays.copyOfRange(photo, 2, photo.length - 2));

        assertFalse(header(cut).complete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>502 Bad Gateway</body></html>",
                "{\"error\":\"no credit\"}",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "BMW makes cars, and this is a text",
                "GIF is a format"
            })
    void a_text_is_shown_by_its_beginning(String text) {
        MalformedResponse problem = assertThrows(
                MalformedResponse.class,
                () -> ImageData.received(Pictures.ascii(text), "a picture of 'painter'", ImageLimits.DEFAULT));

        assertMessage(
                problem, "a picture of 'painter' did not give a usable picture: it is no picture; it begins with");
        assertMessage(problem, text.substring(0, 15));
        assertTrue(problem.raw().contains(text.substring(0, 15)), problem.raw());
    }

    @Test
    void no_bytes_and_a_video_are_no_picture() {
        assertMessage(assertThrows(InvalidInput.class, () -> ImageData.of(new byte[0])), "there are no bytes");
        assertMessage(
                assertThrows(
                        InvalidInput.class,
                        () -> ImageData.of(Pictures.box("ftyp", Pictures.ascii("isom\0\0\2\0isomiso2avc1mp41")))),
                "it is no picture, but video/mp4");
    }

    @Test
    void what_begins_like_a_picture_and_does_not_go_on_like_one_is_told() {
        assertDamaged("its first chunk is not the header", "\u0089PNG\r\n\u001a\n" + "x".repeat(40));
        assertDamaged("it is cut off after 15 bytes", "RIFF\1\1\1\1WEBPVP8");
        assertDamaged("its first chunk is 'JUNK'", "RIFF\1\0\0\0WEBPJUNK");
        assertDamaged("no start code", "RIFF\1\0\0\0WEBPVP8 " + "x".repeat(20));
        assertDamaged("no signature", "RIFF\1\0\0\0WEBPVP8L" + "x".repeat(20));
        assertDamaged("a segment does not start where it should", "\u00ff\u00d8\u00ff\u00e0\0\4xxxxxxxxxxxxx");
        assertDamaged("it tells no size", "\u00ff\u00d8\u00ff\u00d9");
        assertDamaged("its size is 0 x 0", "II*\0\u0008\0\0\0\0\0");
        assertDamaged("it tells no size", "\0\0\0\u0014ftypavif\0\0\0\0avif");
    }

    @Test
    void whatever_the_bytes_are_the_answer_is_a_header_or_a_typed_refusal() {
        List<byte[]> seeds = List.of(
                Pictures.written("png", 9, 9),
                Pictures.jpegTurned(6, true, 9, 9),
                Pictures.animatedGif(9, 9),
                Pictures.written("bmp", 9, 9),
                Pictures.written("tif", 9, 9),
                Pictures.webpCanvas(9, 9, false),
                Pictures.webpLossless(9, 9),
                Pictures.isoMedia("avif", 9, 9));
        SplittableRandom random = new SplittableRandom(20_260_131);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seeds.get(i % seeds.size()).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt(256);
            }
            byte[] changed = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
            try {
                ImageData image = ImageData.of(random.nextBoolean() ? bytes : changed, "fuzzed", EVERYTHING);
                assertTrue(image.header().size().pixels() <= EVERYTHING.maxPixels());
                accepted++;
            } catch (InvalidInput refused) {
                assertTrue(String.valueOf(refused.getMessage()).startsWith("fuzzed: it"), refused.getMessage());
            }
        }
        assertTrue(accepted > 1_000 && accepted < 19_000, accepted + " of 20000 accepted");
    }

    @Test
    void a_picture_is_a_value() throws IOException {
        byte[] bytes = ContractPictures.png(3, 2, 7);
        ImageData image = ImageData.of(bytes);
        ImageData same = ImageData.of(bytes.clone());
        bytes[0] = 0;

        assertEquals(same, image);
        assertEquals(same.hashCode(), image.hashCode());
        assertNotEquals(ImageData.of(ContractPictures.png(3, 2, 8)), image);
        assertArrayEquals(same.bytes(), image.stream().readAllBytes());
        assertEquals(
                "3x2 image/png, " + image.size() + " bytes, " + image.sha256().substring(0, 8), image.toString());
    }

    @Test
    void limits_that_let_nothing_pass_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> ImageLimits.DEFAULT.withMaxBytes(0));
        assertThrows(IllegalArgumentException.class, () -> ImageLimits.DEFAULT.withMaxPixels(0));
        assertThrows(IllegalArgumentException.class, () -> ImageLimits.DEFAULT.withTypes(Set.of()));
        assertThrows(IllegalArgumentException.class, () -> ImageLimits.DEFAULT.withTypes(Set.of(MediaType.MP4)));
    }

    @Test
    void a_header_out_of_range_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new ImageHeader(MediaType.PNG, 0, 1, 1, false, true));
        assertThrows(IllegalArgumentException.class, () -> new ImageHeader(MediaType.PNG, 1, 1, 9, false, true));
    }

    private static byte[] animatedPng() {
        byte[] png = ContractPictures.png(2, 2, 0);
        byte[] control = {0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0};
        return Pictures.joined(Arrays.copyOf(png, 33), control, Arrays.copyOfRange(png, 33, png.length));
    }

    private static ImageHeader header(byte[] bytes) {
        try {
            return ImageHeader.parse(bytes);
        } catch (DamagedImage e) {
            throw new AssertionError(e);
        }
    }

    private static void assertHeader(MediaType type, int width, int height, byte[] bytes) {
        assertEquals(new ImageHeader(type, width, height, 1, false, true), header(bytes));
    }

    private static void assertDamaged(String problem, String bytes) {
        assertMessage(
                assertThrows(InvalidInput.class, () -> ImageData.of(Pictures.ascii(bytes), "x", EVERYTHING)), problem);
    }

    private static void assertMessage(Exception problem, String part) {
        assertTrue(String.valueOf(problem.getMessage()).contains(part), problem.getMessage());
    }
}
