package io.insightstream.clients.catalog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a file become characters. */
enum TextEncoding {
    /** Nothing says what it is: taken for UTF-8 until a byte does not fit. */
    ASSUMED_UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** A byte order mark says so. */
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** A byte order mark says so, or every second byte of the start is zero. */
    UTF_16LE("UTF-16", StandardCharsets.UTF_16LE),
    /** A byte order mark says so, or every second byte of the start is zero. */
    UTF_16BE("UTF-16", StandardCharsets.UTF_16BE),
    /** The last resort: what spreadsheets on Windows save by default. */
    WINDOWS_1252("UTF-8 or windows-1252", Charset.forName("windows-1252"));

    /** How many bytes it takes to tell. */
    static final int SNIFFED_BYTES = 4;

    private final String label;
    private final Charset charset;

    TextEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    /** Tells the encoding from the first bytes of a file. */
    static TextEncoding of(byte[] start) {
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            return UTF_8;
        }
        if (start.length < 2) {
            return ASSUMED_UTF_8;
        }
        if (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return UTF_16LE;
        }
        if (start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return UTF_16BE;
        }
        if (start.length < SNIFFED_BYTES) {
            return ASSUMED_UTF_8;
        }
        if (start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0) {
            return UTF_16LE;
        }
        return start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0 ? UTF_16BE : ASSUMED_UTF_8;
    }

    /** Which encodings messages say were tried. */
    String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    /** Whether a byte that does not fit is damage, not a sign of another encoding. */
    boolean isCertain() {
        return this != ASSUMED_UTF_8;
    }

    boolean isUtf16() {
        return this == UTF_16LE || this == UTF_16BE;
    }
}
