package io.insightstream.media;

import java.nio.charset.StandardCharsets;

/** Numbers and names in bytes. Reading past the end says that the bytes are cut off. */
final class ByteView {

    private final byte[] bytes;

    ByteView(byte[] bytes) {
        this.bytes = bytes;
    }

    int size() {
        return bytes.length;
    }

    int u8(long at) throws DamagedImage {
        if (at < 0 || at >= bytes.length) {
            throw new DamagedImage("it is cut off after " + bytes.length + " bytes");
        }
        return bytes[(int) at] & 0xFF;
    }

    int u16(long at) throws DamagedImage {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(long at) throws DamagedImage {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16Little(long at) throws DamagedImage {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(long at) throws DamagedImage {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32Little(long at) throws DamagedImage {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    /** Whether the text stands there, each character one byte. */
    boolean has(long at, String text) {
        if (at < 0 || at > bytes.length - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[(int) at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Four letters, as containers name their parts. */
    String name(long at) throws DamagedImage {
        u8(at + 3);
        return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
    }

    /** The beginning, for a person to see what it is instead. */
    String beginning() {
        int shown = Math.min(bytes.length, 40);
        StringBuilder text = new StringBuilder();
        boolean readable = true;
        for (int i = 0; i < shown; i++) {
            int value = bytes[i] & 0xFF;
            readable &= (value >= 0x20 && value < 0x7F) || value == '\n' || value == '\r' || value == '\t';
            text.append(value < 0x20 ? ' ' : (char) value);
        }
        if (readable) {
            return "'" + text.toString().strip() + "'";
        }
        StringBuilder hexadecimal = new StringBuilder();
        for (int i = 0; i < Math.min(shown, 12); i++) {
            hexadecimal.append(String.format("%02x ", bytes[i] & 0xFF));
        }
        return hexadecimal.toString().strip();
    }
}
