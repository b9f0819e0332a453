package io.insightstream.examples.cli;

/** Text of strangers for a terminal, which obeys some signs instead of showing them. */
final class TerminalText {

    private TerminalText() {}

    /** Without control characters, but with line ends and tabs. */
    static String plain(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
