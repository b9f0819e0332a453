package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ContrastTest {

    /** 1.0 and 21.0 by definition; 4.54 for #767676, the lightest grey that passes AA on white. */
    @Test
    void ratios_are_those_of_the_guideline() {
        assertEquals(21, Contrast.ratio(0x000000, 0xFFFFFF), 1e-9);
        assertEquals(1, Contrast.ratio(0x336699, 0x336699), 1e-9);
        assertEquals(4.54, Contrast.ratio(0x767676, 0xFFFFFF), 0.005);
        assertEquals(Contrast.ratio(0xFF0000, 0x00FF00), Contrast.ratio(0x00FF00, 0xFF0000), 1e-12);
    }

    @Test
    void one_bad_pixel_decides_if_it_is_in_the_area() {
        BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        image.setRGB(7, 7, 0x767676);

        assertEquals(21, Contrast.lowest(image, new Rectangle(0, 0, 7, 7), Color.WHITE), 1e-9);
        assertEquals(4.54, Contrast.lowest(image, new Rectangle(5, 5, 100, 100), Color.WHITE), 0.005);
        assertEquals(21, Contrast.lowest(image, new Rectangle(20, 20, 5, 5), Color.WHITE), 1e-9);
    }
}
