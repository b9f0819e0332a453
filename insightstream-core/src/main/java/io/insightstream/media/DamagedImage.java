package io.insightstream.media;

/** Bytes that begin like a picture and do not go on like one. */
final class DamagedImage extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedImage(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
