package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.zip.ZipException;

/**
 * Reads the text of a file. Unlike the readers of the platform it hides no malformed bytes and knows on which line they are;
 * half a character at the end is the end of the text, not an error.
 */
final class TextReader extends Reader {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int BUFFER_CHARACTERS = BUFFER_BYTES;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final InputStream in;
    private final TextEncoding encoding;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_CHARACTERS).flip();
    private boolean atEnd;
    private boolean cutInCharacter;
    private long lineFeeds;
    private long carriageReturns;

    TextReader(String file, InputStream in, TextEncoding encoding) {
        this.file = file;
        this.in = in;
        this.encoding = encoding;
        this.decoder = encoding.charset().newDecoder();
    }

    TextEncoding encoding() {
        return encoding;
    }

    /**
     * The beginning of the text, some ten thousand characters, without taking it away. Only before the first read. It is
     * what the same number of bytes says in any encoding, so that what is concluded from it does not depend on one.
     */
    String head() {
        while (!atEnd && bytes.remaining() < BUFFER_BYTES) {
            refill();
        }
        CoderResult result = decoder.decode(bytes, chars.clear(), false);
        cutInCharacter = atEnd && bytes.hasRemaining();
        chars.flip();
        countLines();
        if (result.isError()) {
            throw wrongByte();
        }
        if (chars.hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
            chars.get();
        }
        return chars.toString();
    }

    /** Whether the data stopped within a character. Only known at the end. */
    boolean isCutInCharacter() {
        return cutInCharacter;
    }

    /** The line that is being decoded, from 1. */
    long line() {
        return 1 + (lineFeeds > 0 ? lineFeeds : carriageReturns);
    }

    /**
     * Reads characters, from behind the mark if the head was looked at.
     *
     * @throws WrongEncoding if the next bytes are not in the encoding, which was but an assumption
     * @throws InvalidInput if they are not in the encoding that the file declares or that was the last resort, or cannot
     *     be read
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
            // Never told of the end: that would make half a character look like a wrong one.
            CoderResult result = decoder.decode(bytes, chars, false);
            if (result.isError() && chars.position() == 0) {
                throw wrongByte();
            }
            // What is in front of malformed bytes is handed out first; the next call meets them again.
            if (result.isError() || result.isOverflow()) {
                break;
            }
            if (atEnd) {
                cutInCharacter = bytes.hasRemaining();
                break;
            }
            refill();
        }
        chars.flip();
        countLines();
    }

    private void refill() {
        bytes.compact();
        int count;
        try {
            count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (ZipException e) {
            throw new InvalidInput(file, line(), null, "the gzip data is damaged; get the file again", e);
        } catch (IOException e) {
            throw new InvalidInput(file, line(), null, "the file cannot be read on: " + e.getMessage(), e);
        }
        atEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0));
        bytes.flip();
    }

    private void countLines() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\n') {
                lineFeeds++;
            } else if (c == '\r') {
                carriageReturns++;
            }
        }
    }

    private RuntimeException wrongByte() {
        if (!encoding.isCertain()) {
            return new WrongEncoding(line());
        }
        return new InvalidInput(
                file,
                line(),
                null,
                String.format(
                        "byte 0x%02X has no meaning in %s; save the file as UTF-8",
                        bytes.get(bytes.position()), encoding.label()),
                null);
    }
}
