package io.insightstream.clients.files;

import io.insightstream.error.StoreFailure;
import io.insightstream.store.StateStore.State;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of a file with a piece of state: a line {@code state 1 VERSION BYTES CRC32} and, behind it, the value as
 * UTF-8. The line is what damage is found by.
 */
final class StateFile {

    private static final Pattern HEAD = Pattern.compile("state 1 (\\d{1,19}) (\\d{1,10}) ([0-9a-f]{8})");
    private static final int LONGEST_HEAD = 64;

    private StateFile() {}

    /** The name of the file: capital letters are marked, because some file systems do not tell them from small ones. */
    static String name(String key) {
        StringBuilder name = new StringBuilder("state-");
        key.chars().forEach(c -> {
            if (c >= 'A' && c <= 'Z') {
                name.append('+').append((char) (c - 'A' + 'a'));
            } else {
                name.append((char) c);
            }
        });
        return name.toString();
    }

    static byte[] encode(State state) throws CharacterCodingException {
        ByteBuffer value = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(state.value()));
        byte[] head = String.format("state 1 %d %d %08x%n", state.version(), value.remaining(), crc(value.duplicate()))
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + value.remaining())
                .put(head)
                .put(value)
                .array();
    }

    static State decode(Path file, byte[] content) {
        int end = 0;
        while (end < Math.min(content.length, LONGEST_HEAD) && content[end] != '\n') {
            end++;
        }
        Matcher head = HEAD.matcher(new String(content, 0, end, StandardCharsets.US_ASCII));
        if (!head.matches()) {
            throw damaged(file, "it does not begin like one");
        }
        byte[] value = Arrays.copyOfRange(content, Math.min(end + 1, content.length), content.length);
        if (value.length != Long.parseLong(head.group(2))) {
            throw damaged(file, "it holds " + value.length + " bytes where " + head.group(2) + " were written");
        }
        if (crc(ByteBuffer.wrap(value)) != Long.parseLong(head.group(3), 16)) {
            throw damaged(file, "its bytes are not those that were written");
        }
        try {
            return new State(new String(value, StandardCharsets.UTF_8), Long.parseLong(head.group(1)));
        } catch (NumberFormatException e) {
            throw damaged(file, "its version is " + head.group(1));
        }
    }

    private static long crc(ByteBuffer value) {
        CRC32 crc = new CRC32();
        crc.update(value);
        return crc.getValue();
    }

    private static StoreFailure damaged(Path file, String how) {
        return new StoreFailure("'" + file + "' is no file of state or is damaged: " + how
                + "; delete it to begin this piece of state anew");
    }
}
