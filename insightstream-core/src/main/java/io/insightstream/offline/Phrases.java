package io.insightstream.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Texts for properties, by the name of the property, the topic and the words of the question. */
final class Phrases {

    /** Ways to look at any topic; no numbers among them. */
    private static final List<String> ANGLES = List.of(
            "explained simply",
            "for beginners",
            "common mistakes",
            "step by step",
            "myths and facts",
            "before and after",
            "behind the scenes",
            "a first try",
            "what nobody tells you",
            "questions and answers",
            "the honest review",
            "from the start",
            "on a small budget",
            "with a guest",
            "the long story",
            "in everyday life");

    private final Material material;
    private final List<String> angles;

    Phrases(Material material, SplittableRandom random) {
        this.material = material;
        List<String> shuffled = new ArrayList<>(ANGLES);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String swapped = shuffled.get(i);
            shuffled.set(i, shuffled.get(j));
            shuffled.set(j, swapped);
        }
        this.angles = shuffled;
    }

    /** What leads somewhere must not be made up. */
    static boolean isAddress(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("url") || lower.endsWith("link") || lower.endsWith("email") || lower.endsWith("website");
    }

    String phrase(String name, int index) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<String> given = material.labelled(name);
        if (given.isPresent() && index == 0) {
            return given.get();
        }
        if (lower.contains("hashtag")) {
            return "#" + keyword(index).replaceAll("[^\\p{L}\\p{N}\\p{M}]", "");
        }
        if (lower.contains("keyword") || lower.equals("tags") || lower.equals("tag")) {
            return keyword(index);
        }
        if (lower.contains("topic") || lower.contains("subject")) {
            return index == 0 ? material.topic() : material.topic() + ", " + angle(index);
        }
        if (lower.contains("title") || lower.contains("headline") || lower.contains("name")) {
            return capital(material.topic()) + ": " + angle(index);
        }
        if (lower.contains("summary") || lower.contains("description") || lower.contains("answer")) {
            return material.sentence(index);
        }
        return capital(words(name)) + ": " + material.topic() + ", " + angle(index);
    }

    private String keyword(int index) {
        List<String> keywords = material.keywords();
        return index < keywords.size() ? keywords.get(index) : material.topic() + " " + angle(index - keywords.size());
    }

    private String angle(int index) {
        int round = index / angles.size();
        String angle = angles.get(index % angles.size());
        return round == 0 ? angle : angle + ", " + angles.get((index + round) % angles.size());
    }

    /** Within the lengths, cut between words or lengthened with sentences of the question; empty if that is not possible. */
    Optional<String> fitted(String phrase, @Nullable Integer least, @Nullable Integer most) {
        StringBuilder longer = new StringBuilder(phrase);
        int min = least == null ? 0 : least;
        for (int i = 0; length(longer) < min && i < min; i++) {
            longer.append(longer.isEmpty() ? "" : " ").append(material.sentence(i));
        }
        String fitted = most == null ? longer.toString() : cut(longer.toString(), most);
        return length(fitted) >= min ? Optional.of(fitted) : Optional.empty();
    }

    private static String cut(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, most));
        int blank = start.lastIndexOf(' ');
        String words = blank > most / 2 ? start.substring(0, blank) : start;
        return words.replaceAll("[\\s,;:.-]+$", "");
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static String words(String name) {
        return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[_-]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
