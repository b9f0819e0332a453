package io.insightstream.spi;

/** Hears an answer while it is written. */
@FunctionalInterface
public interface TextListener {

    /**
     * The next piece of the answer has come. Called on the thread that asked; what it throws ends the call.
     *
     * @param piece the text that follows what came before, never empty
     */
    void piece(String piece);
}
