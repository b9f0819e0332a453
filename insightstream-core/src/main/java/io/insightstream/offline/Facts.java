package io.insightstream.offline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts that a question names: taken only from beside the name of what is asked for, never made up. */
final class Facts {

    /** Whole as it stands: not the start of {@code 1,49}, {@code 12k}, {@code 5 million} or {@code 3 %}. */
    private static final String NUMBER = "(?<![\\p{L}\\p{N}.])(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?)"
            + "(?![\\p{L}\\p{N}]|[.,]\\d|\\s*(?:%|percent|hundred|thousand|million|billion|k\\b|m\\b))";

    private static final Pattern WORD_BREAK = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[_\\s-]+");
    private static final int MAX_DIGITS = 40;

    private final Material material;

    Facts(Material material) {
        this.material = material;
    }

    /** The number that follows the name in the same line, with a few words between at the most: {@code price: 49}. */
    Optional<BigDecimal> number(String name) {
        return beside(name, NUMBER)
                .map(digits -> digits.replace(",", ""))
                .filter(digits -> digits.length() <= MAX_DIGITS)
                .map(BigDecimal::new);
    }

    Optional<Boolean> flag(String name) {
        return material.labelled(name).flatMap(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> Optional.<Boolean>empty();
        });
    }

    Optional<String> day(String name) {
        return beside(name, "(\\d{4}-\\d{2}-\\d{2})(?![\\dT])");
    }

    Optional<String> moment(String name) {
        return beside(name, "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2}))");
    }

    Optional<String> address(String name) {
        return beside(name, "(https?://\\S+|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+)");
    }

    /** The value that the question names, the longest if several. */
    Optional<String> choice(String name, List<String> values) {
        Optional<String> told = material.labelled(name)
                .flatMap(label -> values.stream()
                        .filter(value -> words(value).equals(words(label)))
                        .findFirst());
        return told.or(() -> values.stream()
                .filter(value -> Pattern.compile("(?<![\\p{L}\\p{N}])" + words(value) + "(?![\\p{L}\\p{N}])")
                        .matcher(material.text().toLowerCase(Locale.ROOT))
                        .find())
                .max((a, b) -> Integer.compare(a.length(), b.length())));
    }

    private Optional<String> beside(String name, String fact) {
        Matcher found = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])" + words(name) + "[^\\d\\n]{0,20}?" + fact)
                .matcher(material.text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A name as a pattern of its words, in lower case, with any break between them. */
    private static String words(String name) {
        return WORD_BREAK
                .splitAsStream(name)
                .filter(word -> !word.isEmpty())
                .map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("[\\s_-]*"));
    }
}
