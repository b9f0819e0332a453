package io.insightstream.media;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Pictures written as text: in Base64, bare or inside an address as RFC 2397 has it. */
final class PictureText {

    private static final String SCHEME = "data:";
    private static final String ENCODED = ";base64";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PictureText() {}

    static String dataUrl(MediaType type, String base64) {
        return SCHEME + type + ENCODED + "," + base64;
    }

    /** The bytes; of a {@code data:} address as of bare Base64. Lines may be broken. */
    static byte[] bytes(String text) throws DamagedImage {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? inside(text) : decoded(text);
    }

    private static byte[] inside(String address) throws DamagedImage {
        int comma = address.indexOf(',');
        int encoded = comma - ENCODED.length();
        if (encoded < 0 || !address.regionMatches(true, encoded, ENCODED, 0, ENCODED.length())) {
            throw new DamagedImage("its data: address is not in Base64");
        }
        String content = address.substring(comma + 1);
        if (content.indexOf('%') < 0) {
            return decoded(content);
        }
        try {
            // An address may escape the +, / and = of Base64; a bare + is no blank here.
            return decoded(URLDecoder.decode(content.replace("+", "%2B"), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new DamagedImage("its data: address is damaged");
        }
    }

    private static byte[] decoded(String base64) throws DamagedImage {
        try {
            return Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new DamagedImage("it is not in Base64");
        }
    }
}
