package io.insightstream.clients.catalog;

/** The text is not in the encoding it was taken to be in, so its reading has to start again in another one. */
final class WrongEncoding extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;

    WrongEncoding(long line) {
        super("not UTF-8 on line " + line, null, false, false);
        this.line = line;
    }

    /** The line of the byte that does not fit, from 1. */
    long line() {
        return line;
    }
}
