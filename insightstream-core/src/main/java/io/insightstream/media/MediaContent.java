package io.insightstream.media;

import java.io.IOException;
import java.io.InputStream;

/** Media that can be read as often as needed, wherever it is kept. */
public interface MediaContent {

    /**
     * What kind it is.
     *
     * @return the type, as read from the bytes where they tell it
     */
    MediaType mediaType();

    /**
     * How large it is.
     *
     * @return the number of bytes, 0 or more
     */
    long size();

    /**
     * The SHA-256 hash of the bytes, which names the content.
     *
     * @return 64 hexadecimal digits in lower case
     */
    String sha256();

    /**
     * Opens the bytes.
     *
     * @return a new stream from the first byte, to be closed by the caller
     * @throws IOException if they cannot be read
     */
    InputStream stream() throws IOException;
}
