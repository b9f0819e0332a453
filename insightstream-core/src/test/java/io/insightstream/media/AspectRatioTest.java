package io.insightstream.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AspectRatioTest {

    @Test
    void a_ratio_is_reduced() {
        assertEquals(AspectRatio.WIDE, new ImageSize(1280, 720).aspectRatio());
        assertEquals(AspectRatio.TALL, AspectRatio.parse(" 1080:1920 "));
        assertEquals("16:9", new AspectRatio(1920, 1080).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "16/9", "16:", "-16:9", "16:9:1", "1000000:1"})
    void what_is_no_ratio_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AspectRatio.parse(text));
    }

    @Test
    void parts_below_one_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> AspectRatio.parse("0:9"));
        assertThrows(IllegalArgumentException.class, () -> new AspectRatio(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ImageSize(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ImageSize(1, -1));
    }

    @Test
    void the_nearest_of_those_on_offer_is_found() {
        List<AspectRatio> offered = List.of(AspectRatio.SQUARE, new AspectRatio(3, 2), new AspectRatio(2, 3));

        assertEquals(new AspectRatio(3, 2), AspectRatio.WIDE.nearest(offered));
        assertEquals(new AspectRatio(2, 3), AspectRatio.TALL.nearest(offered));
        assertEquals(AspectRatio.SQUARE, new AspectRatio(11, 10).nearest(offered));
        assertThrows(IllegalArgumentException.class, () -> AspectRatio.WIDE.nearest(List.of()));
    }

    @Test
    void a_ratio_and_a_number_of_pixels_give_a_size() {
        assertEquals(new ImageSize(1280, 720), AspectRatio.WIDE.size(1280 * 720, 1));
        assertEquals(new ImageSize(1024, 1024), AspectRatio.SQUARE.size(1 << 20, 64));
        assertEquals(new ImageSize(16, 16), new AspectRatio(1, 1).size(1, 16));
    }

    @Test
    void sizes_keep_to_their_ratio_and_to_their_multiple() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            AspectRatio ratio = new AspectRatio(random.nextInt(1, 22), random.nextInt(1, 22));
            int multiple = 1 << random.nextInt(6);
            ImageSize size = ratio.size(random.nextLong(100_000, 8_000_000), multiple);

            assertEquals(0, size.width() % multiple);
            assertEquals(0, size.height() % multiple);
            assertTrue(
                    Math.abs(size.height() * (double) ratio.width() / ratio.height() - size.width())
                            <= multiple * (1 + (double) ratio.width() / ratio.height()),
                    ratio + " gives " + size);
        }
    }
}
