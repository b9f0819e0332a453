package io.insightstream.prompt;

import io.insightstream.prompt.JsonReader.CutOff;
import io.insightstream.prompt.JsonReader.NoJson;
import io.insightstream.schema.AnswerType;
import io.insightstream.schema.Reading;
import io.insightstream.schema.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a model's answer the one JSON value that fits what was asked for, whatever stands around it: prose, fences,
 * thoughts, a list of one, an object that holds it as a property, quotes around the whole.
 */
final class AnswerReader {

    private static final Pattern THOUGHTS = Pattern.compile("(?s)^\\s*<(think|thinking|reasoning)>.*?</\\1>");
    private static final int MAX_TRIES = 1_000;
    private static final int MAX_NESTING = 3;

    private AnswerReader() {}

    static <T> Reading<T> read(AnswerType<T> type, String answer) {
        Matcher thoughts = THOUGHTS.matcher(answer);
        return read(type, thoughts.find() ? answer.substring(thoughts.end()) : answer, 0);
    }

    private static <T> Reading<T> read(AnswerType<T> type, String text, int nesting) {
        Found found = Found.in(text);
        Map<T, Reading<T>> fitting = new LinkedHashMap<>();
        Reading<T> misfit = null;
        int misfitLength = 0;
        for (Piece piece : found.pieces) {
            Reading<T> reading = fit(type, piece.value(), nesting);
            if (reading.value() != null) {
                fitting.putIfAbsent(reading.value(), reading);
            } else if (misfit == null || piece.value() instanceof Map) {
                // The last object is most likely meant: examples and thoughts come before it.
                misfit = reading;
                misfitLength = piece.length();
            }
        }
        if (fitting.size() > 1) {
            return failed("there are " + fitting.size() + " different JSON values that fit; give exactly one");
        }
        if (fitting.size() == 1) {
            return fitting.values().iterator().next();
        }
        if (found.cutOff) {
            return failed("the text ends within the JSON");
        }
        if (misfit != null && misfitLength >= found.problemLength) {
            return misfit;
        }
        return failed(found.problem == null ? "there is no JSON object" : "no JSON: " + found.problem);
    }

    private static <T> Reading<T> failed(String problem) {
        return new Reading<>(null, List.of(new Violation("", problem)));
    }

    /** The value itself or, if it does not fit, the one within it that does. */
    private static <T> Reading<T> fit(AnswerType<T> type, @Nullable Object value, int nesting) {
        if (value instanceof String text && nesting < MAX_NESTING) {
            // JSON that was written as a text.
            return read(type, text, nesting + 1);
        }
        Reading<T> itself = type.read(value);
        if (itself.value() != null || nesting == MAX_NESTING) {
            return itself;
        }
        List<Reading<T>> within = new ArrayList<>();
        for (Object each : within(value)) {
            Reading<T> reading = fit(type, each, nesting + 1);
            if (reading.value() != null) {
                within.add(reading);
            }
        }
        return within.size() == 1 ? within.get(0) : itself;
    }

    /** An empty object says nothing, also where every property may be missing. */
    private static Collection<?> within(@Nullable Object value) {
        Collection<?> all = List.of();
        if (value instanceof Map<?, ?> fields) {
            all = fields.values();
        } else if (value instanceof List<?> items && items.size() == 1) {
            all = items;
        }
        return all.stream().filter(each -> !Map.of().equals(each)).toList();
    }

    private record Piece(@Nullable Object value, int length) {}

    /** The JSON values of a text, one behind the other. */
    private static final class Found {

        private final List<Piece> pieces = new ArrayList<>();
        private boolean cutOff;

        /** What is wrong with the longest piece that begins like JSON. */
        private @Nullable String problem;

        private int problemLength;

        static Found in(String text) {
            Found found = new Found();
            String whole = text.strip();
            if (!whole.isEmpty() && QuotedText.opens(whole.charAt(0)) && found.tryAt(whole, 0) == whole.length()) {
                return found;
            }
            found.pieces.clear();
            found.cutOff = false;
            int tries = 0;
            for (int at = start(text, 0); at >= 0 && !found.cutOff && tries < MAX_TRIES; at = start(text, at)) {
                at = found.tryAt(text, at);
                tries++;
            }
            return found;
        }

        private static int start(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                if (text.charAt(i) == '{' || text.charAt(i) == '[') {
                    return i;
                }
            }
            return -1;
        }

        /** Where to go on: behind the value, behind what is damaged, or behind the character that starts none. */
        private int tryAt(String text, int at) {
            JsonReader reader = new JsonReader(text, at);
            try {
                Object value = reader.value();
                pieces.add(new Piece(value, reader.end() - at));
                return reader.end();
            } catch (NoJson e) {
                if (reader.end() - at > problemLength) {
                    problem = e.getMessage();
                    problemLength = reader.end() - at;
                }
                return reader.hasBegun() ? behindBrackets(text, at) : at + 1;
            } catch (CutOff e) {
                cutOff = true;
                return text.length();
            }
        }

        /** What stands within a damaged value is part of it, and no answer of its own. */
        private static int behindBrackets(String text, int from) {
            int depth = 0;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '{' || c == '[') {
                    depth++;
                } else if ((c == '}' || c == ']') && --depth == 0) {
                    return i + 1;
                }
            }
            return text.length();
        }
    }
}
