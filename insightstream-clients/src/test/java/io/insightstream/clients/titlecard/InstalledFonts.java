package io.insightstream.clients.titlecard;

import io.insightstream.error.NotConfigured;
import io.insightstream.spi.ImageRequest;

/** What {@link NeedsFonts} asks. */
final class InstalledFonts {

    private InstalledFonts() {}

    static boolean letJavaOpenOurs() {
        try {
            TitleCard.create().generate(ImageRequest.of("Any title"));
            return true;
        } catch (NotConfigured e) {
            return false;
        }
    }
}
