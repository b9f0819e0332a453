package io.insightstream.media;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How each kind of media begins. */
final class Signature {

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "hevc", "hevx", "heim", "heis");
    private static final Set<String> STILL_BRANDS = Set.of("mif1", "msf1");

    /** Brands of MP4 beside those that begin with {@code iso} or {@code mp4}. */
    private static final Set<String> VIDEO_BRANDS = Set.of("avc1", "M4V ", "M4VP", "dash", "MSNV", "3gp4", "3gp5");

    private Signature() {}

    static @Nullable MediaType typeOf(ByteView bytes) {
        if (bytes.has(0, "\u0089PNG\r\n\u001a\n")) {
            return MediaType.PNG;
        }
        if (bytes.has(0, "\u00ff\u00d8\u00ff")) {
            return MediaType.JPEG;
        }
        if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
            return MediaType.GIF;
        }
        if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
            return MediaType.WEBP;
        }
        if (bytes.has(0, "II*\0") || bytes.has(0, "MM\0*")) {
            return MediaType.TIFF;
        }
        if (bytes.has(0, "\u001aE\u00df\u00a3")) {
            return MediaType.WEBM;
        }
        // Two letters alone would take a text for a bitmap: the size of its header must be one that exists, too.
        if (bytes.has(0, "BM") && BmpHeader.hasKnownHeader(bytes)) {
            return MediaType.BMP;
        }
        return bytes.has(4, "ftyp") ? isoMediaType(bytes) : null;
    }

    /** The main brand decides; one that says only "still picture" leaves it to the compatible brands. */
    private static @Nullable MediaType isoMediaType(ByteView bytes) {
        try {
            long end = Math.min(bytes.u32(0), 256);
            for (long at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
                String brand = bytes.name(at);
                if (AVIF_BRANDS.contains(brand)) {
                    return MediaType.AVIF;
                }
                if (HEIC_BRANDS.contains(brand)) {
                    return MediaType.HEIC;
                }
                if (brand.equals("qt  ")) {
                    return MediaType.QUICKTIME;
                }
                if (brand.startsWith("iso") || brand.startsWith("mp4") || VIDEO_BRANDS.contains(brand)) {
                    return MediaType.MP4;
                }
                if (at == 8 && !STILL_BRANDS.contains(brand)) {
                    return null;
                }
            }
            return null;
        } catch (DamagedImage cutOff) {
            return null;
        }
    }
}
