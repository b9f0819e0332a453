package io.insightstream.clients.titlecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.media.ImageData;
import io.insightstream.media.ImageSize;
import io.insightstream.media.MediaType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The sheet of all styles in the docs; drawn anew by the command that docs/title-cards.md names. */
@NeedsFonts
class TitleCardSheetTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SHEET = DOCS.resolve("title-cards.png");
    private static final int LARGEST_FILE = 400_000;

    private static final ImageSize CARD = new ImageSize(304, 171);
    private static final int COLUMNS = 3;
    private static final int ROWS = 4;
    private static final int GAP = 8;

    /** One for each style, and titles that are hard to set. */
    private static final List<String> TITLES = List.of(
            "I Survived 100 Days on Mars",
            "How to Learn Java in 2026: the Complete Roadmap",
            "The Quiet Art of Making Bread",
            "10 Rules of Good Design",
            "STOP Buying These Gadgets",
            "Ocean Sounds for Deep Sleep",
            "Building a Synth from Scratch",
            "We Hit One Million!",
            "How long may a title become before it does not fit on a card any more, and what happens then to all the "
                    + "words that come after the last one that anybody can still read? Let us find out together",
            "تعلم البرمجة من الصفر خطوة بخطوة 2026",
            "איך ללמוד תכנות בעברית",
            "\uD83D\uDD25 TOP 10 gadgets \uD83D\uDE31 you NEED \uD83D\uDC40");

    private static final List<Integer> SEEDS = List.of(4, 12, 1, 2, 0, 2, 9, 5, 2, 1, 0, 3);

    @Test
    void the_sheet_of_all_styles_is_in_the_docs() throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            ImageIO.write(draw(), "png", SHEET.toFile());
        }
        byte[] sheet = Files.readAllBytes(SHEET);
        ImageData image = ImageData.of(sheet);
        String page = Files.readString(DOCS.resolve("title-cards.md"));

        assertEquals(MediaType.PNG, image.mediaType());
        assertEquals(COLUMNS * CARD.width() + (COLUMNS + 1) * GAP, image.width());
        assertTrue(sheet.length < LARGEST_FILE, sheet.length + " bytes");
        for (TitleStyle style : TitleStyle.values()) {
            String name = "`" + style.name().toLowerCase(Locale.ROOT) + "`";
            assertTrue(page.contains(name), "docs/title-cards.md does not name " + name);
        }
    }

    private static BufferedImage draw() {
        BufferedImage sheet = new BufferedImage(
                COLUMNS * CARD.width() + (COLUMNS + 1) * GAP,
                ROWS * CARD.height() + (ROWS + 1) * GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setPaint(new Color(0xD0D4DA));
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        CardPainter painter = new CardPainter(new CardFonts(List.of(), false));
        TitleStyle[] styles = TitleStyle.values();
        for (int i = 0; i < TITLES.size(); i++) {
            BufferedImage card = painter.paint(TITLES.get(i), CARD, styles[i % styles.length], SEEDS.get(i))
                    .image();
            graphics.drawImage(
                    card, GAP + i % COLUMNS * (CARD.width() + GAP), GAP + i / COLUMNS * (CARD.height() + GAP), null);
        }
        graphics.dispose();
        return sheet;
    }
}
