package io.insightstream.clients.catalog;

import io.insightstream.error.InvalidInput;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An open file as text, unpacked if it is compressed, with a count of the bytes taken from the disk. */
final class SourceFile implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final String name;
    private final String stem;
    private final long totalBytes;
    private final CountedBytes counted;
    private final TextReader text;
    private @Nullable UnpackedBytes compressed;

    private static final class CountedBytes extends FilterInputStream {
        private final boolean pipe;
        private long count;

        private CountedBytes(InputStream in, boolean pipe) {
            super(in);
            this.pipe = pipe;
        }

        /** A pipe fails when it is asked: it has more until it ends. */
        @Override
        public int available() throws IOException {
            return pipe ? 1 : super.available();
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** Takes compressed data that stop too early for the end. */
    private static final class UnpackedBytes extends FilterInputStream {
        private boolean cut;

        private UnpackedBytes(InputStream compressed) throws IOException {
            super(new GZIPInputStream(compressed, BUFFER_BYTES));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (EOFException e) {
                cut = true;
                return -1;
            }
        }
    }

    private SourceFile(Path file, long totalBytes, InputStream in, @Nullable TextEncoding known) throws IOException {
        this.name = file.toString();
        this.stem = stem(file);
        this.totalBytes = totalBytes;
        this.counted = new CountedBytes(in, !Files.isRegularFile(file));
        InputStream unpacked = unpacked(new BufferedInputStream(counted, BUFFER_BYTES));
        if (known != null) {
            this.text = new TextReader(name, unpacked, known);
        } else {
            BufferedInputStream bytes = new BufferedInputStream(unpacked, BUFFER_BYTES);
            this.text = new TextReader(name, bytes, TextEncoding.of(start(bytes, TextEncoding.SNIFFED_BYTES)));
        }
    }

    /**
     * Opens a file.
     *
     * @param known its encoding; null to tell it from the first bytes
     * @throws InvalidInput if it is not there or cannot be read
     */
    static SourceFile open(Path file, @Nullable TextEncoding known) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new InvalidInput(name, 0, null, "this is a directory; name a file in it", null);
        }
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return new SourceFile(file, Files.size(file), in, known);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInput(name, 0, null, "there is no such file; check the path", e);
        } catch (EOFException | ZipException e) {
            throw new InvalidInput(name, 0, null, "the gzip data is damaged or cut short; get the file again", e);
        } catch (IOException e) {
            throw new InvalidInput(name, 0, null, "the file cannot be read (" + e + "); check its permissions", e);
        }
    }

    /** The file as the caller named it. */
    String name() {
        return name;
    }

    /** The last part of its name without the ending, and without that of a compressed file behind it. */
    String stem() {
        return stem;
    }

    TextReader text() {
        return text;
    }

    /** Whether compressed data stopped before their end. Only known at the end. */
    boolean isCut() {
        return compressed != null && compressed.cut;
    }

    /** How many bytes have been taken from the disk. */
    long bytesRead() {
        return counted.count;
    }

    long totalBytes() {
        return totalBytes;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static String stem(Path file) {
        Path last = file.getFileName();
        String name = last == null ? file.toString() : last.toString();
        String unpacked = name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        int dot = unpacked.lastIndexOf('.');
        String stem = dot > 0 ? unpacked.substring(0, dot) : unpacked;
        return stem.isBlank() ? name : stem;
    }

    /** Unpacks the bytes if they are compressed. */
    private InputStream unpacked(BufferedInputStream in) throws IOException {
        byte[] start = start(in, ZIP.length);
        if (Arrays.equals(start, ZIP)) {
            throw new InvalidInput(
                    name, 0, null, "this is a ZIP archive or a workbook; unpack it or save the sheet as CSV", null);
        }
        if (start.length < 2 || start[0] != GZIP[0] || start[1] != GZIP[1]) {
            return in;
        }
        compressed = new UnpackedBytes(in);
        return compressed;
    }

    /** The first bytes, without taking them away; fewer if there are no more. */
    private static byte[] start(BufferedInputStream in, int length) throws IOException {
        in.mark(length);
        byte[] start = in.readNBytes(length);
        in.reset();
        return start;
    }
}
