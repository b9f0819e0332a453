package io.insightstream.clients.openai;

/**
 * Leaves out the thoughts that some models write in front of their answer, between {@code <think>} and {@code </think>}.
 * Text may come in pieces of any length.
 */
final class Thoughts {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private enum Place {
        BEFORE,
        WITHIN,
        BEHIND,
        ANSWER
    }

    private final StringBuilder held = new StringBuilder();
    private Place place = Place.BEFORE;

    /**
     * Takes the next piece.
     *
     * @param piece what comes next
     * @return what of the answer is certain now; may be empty
     */
    String add(String piece) {
        if (place == Place.ANSWER) {
            return piece;
        }
        held.append(piece);
        if (place == Place.BEFORE) {
            String begin = held.toString().stripLeading();
            if (begin.startsWith(BEGIN)) {
                held.setLength(0);
                held.append(begin, BEGIN.length(), begin.length());
                place = Place.WITHIN;
            } else if (!BEGIN.startsWith(begin)) {
                return answer(held.toString());
            }
        }
        if (place == Place.WITHIN) {
            int end = held.indexOf(END);
            if (end >= 0) {
                held.delete(0, end + END.length());
                place = Place.BEHIND;
            }
        }
        if (place == Place.BEHIND) {
            String rest = held.toString().stripLeading();
            return rest.isEmpty() ? "" : answer(rest);
        }
        return "";
    }

    /**
     * Ends the text.
     *
     * @return what was held back although it is part of the answer
     */
    String end() {
        return place == Place.BEFORE ? answer(held.toString()) : "";
    }

    private String answer(String text) {
        held.setLength(0);
        place = Place.ANSWER;
        return text;
    }
}
