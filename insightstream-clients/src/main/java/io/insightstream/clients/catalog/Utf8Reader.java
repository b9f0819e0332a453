package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/**
 * Reads UTF-8 with or without a byte order mark. Unlike the readers of the platform it neither hides malformed bytes
 * nor forgets on which line they are.
 */
final class Utf8Reader extends Reader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int BUFFER_CHARACTERS = 32 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_CHARACTERS).flip();
    private boolean started;
    private boolean atEnd;
    private long line = 1;
    private char last;

    Utf8Reader(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** The beginning of the text, some ten thousand characters, without taking it away. Only before the first read. */
    String head() {
        fill();
        return chars.toString();
    }

    /**
     * Reads characters.
     *
     * @throws InvalidInput if the next bytes are not UTF-8 or cannot be read
     */
    @Override
    public int read(char[] target, int offset, int length) {
        if (length > 0 && !chars.hasRemaining()) {
            fill();
            if (!chars.hasRemaining()) {
                return -1;
            }
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() {
        if (chars.hasRemaining()) {
            return;
        }
        chars.clear();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, atEnd);
            if (result.isError() && chars.position() == 0) {
                throw notUtf8();
            }
            // What is in front of malformed bytes is handed out first; the next call meets them again.
            if (result.isError() || result.isOverflow() || atEnd) {
                break;
            }
            refill();
        }
        chars.flip();
        if (!started) {
            started = true;
            if (chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
        countLines();
    }

    private void refill() {
        bytes.compact();
        int count;
        try {
            count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (EOFException | ZipException e) {
            throw new InvalidInput(file, line, null, "the gzip data is damaged or cut short; get the file again", e);
        } catch (IOException e) {
            throw new InvalidInput(file, line, null, "the file cannot be read on: " + e.getMessage(), e);
        }
        atEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    private void countLines() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\r' || (c == '\n' && last != '\r')) {
                line++;
            }
            last = c;
        }
    }

    private InvalidInput notUtf8() {
        return new InvalidInput(
                file,
                line,
                null,
                String.format(
                        "the file is not UTF-8: byte 0x%02X does not fit; save it as UTF-8",
                        bytes.get(bytes.position())),
                null);
    }
}
