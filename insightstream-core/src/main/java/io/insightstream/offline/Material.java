package io.insightstream.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a question holds that an answer can be put together from. */
final class Material {

    private static final Pattern TAGGED = Pattern.compile("(?s)<([a-z][A-Za-z0-9]*)>(.*?)</\\1>");
    private static final Pattern LINE =
            Pattern.compile("(?m)^\\s*(?:- )?([\\p{L}][\\p{L}\\p{N} _-]{0,40}):[ \\t]*(\\S.*)$");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?\u3002])\\s+|\\n+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}'+#-]+");
    private static final int MAX_KEYWORDS = 30;
    private static final int MAX_TOPIC_WORDS = 4;
    private static final int MIN_WORD = 3;
    private static final String NOT_GIVEN = "(not given)";

    /** Words that say nothing of a topic, those in which one asks included. */
    private static final Set<String> COMMON = Set.of(
            ("a about above after again all also am an and any are as ask at be because been before being below best "
                            + "between both but by can could create did do does doing down during each every few find "
                            + "for from further get give had has have having he help her here hers him his how i idea "
                            + "ideas if in into is it its just know like list make making many may me more most much my "
                            + "need new no nor not now of off on once one only or other our out over own please same "
                            + "she should show so some suggest such tell than that the their them then there these "
                            + "they this those through to too under until up us use using very video videos want was we "
                            + "were what when where which while who whom why will with would write you your channel")
                    .split(" "));

    private final String text;
    private final Map<String, String> labelled = new LinkedHashMap<>();
    private final List<String> sentences;
    private final List<String> keywords;
    private final String topic;

    private Material(String text, Map<String, String> tagged) {
        this.text = text;
        tagged.forEach((name, value) -> label(name, value));
        LINE.matcher(text).results().forEach(line -> label(line.group(1), line.group(2)));
        this.sentences = Arrays.stream(SENTENCE_END.split(text))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        this.keywords = keywords(text);
        this.topic = Optional.ofNullable(labelled.get("topic")).orElseGet(() -> topic(text));
    }

    /** Prompts hold their data between tags; of a prompt with tags nothing else counts. */
    static Material of(String prompt) {
        Map<String, String> tagged = new LinkedHashMap<>();
        Matcher tags = TAGGED.matcher(prompt);
        while (tags.find()) {
            tagged.put(tags.group(1), tags.group(2).strip());
        }
        String text = tagged.isEmpty() ? prompt.strip() : String.join("\n", tagged.values());
        return new Material(text.isBlank() ? prompt.strip() : text, tagged);
    }

    private void label(String name, String value) {
        if (!value.equals(NOT_GIVEN)) {
            labelled.putIfAbsent(key(name), value.strip());
        }
    }

    /** A name without case and word breaks: {@code uploadCount}, {@code Upload count} and {@code upload_count} are one. */
    private static String key(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> keywords(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String word : NOT_A_WORD.split(text, -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (isTelling(lower) && word.length() >= MIN_WORD) {
                counts.merge(lower, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_KEYWORDS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isTelling(String word) {
        return !COMMON.contains(word) && word.codePoints().anyMatch(Character::isLetter);
    }

    /** The longest run of telling words; of equals the first. */
    private static String topic(String text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (String word : text.split("\\s+|(?<=[,.;:!?()\"])", -1)) {
            String bare = NOT_A_WORD.matcher(word).replaceAll("");
            if (!bare.isEmpty() && isTelling(bare.toLowerCase(Locale.ROOT)) && run.size() < MAX_TOPIC_WORDS) {
                run.add(bare);
            }
            boolean ends = bare.isEmpty() || !isTelling(bare.toLowerCase(Locale.ROOT)) || !word.endsWith(bare);
            if (ends && !run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        runs.add(run);
        return runs.stream()
                .filter(words -> !words.isEmpty())
                .max(Comparator.<List<String>>comparingInt(List::size).thenComparing(words -> -runs.indexOf(words)))
                .map(words -> words.stream().collect(Collectors.joining(" ")))
                .orElse("this");
    }

    String text() {
        return text;
    }

    String topic() {
        return topic;
    }

    List<String> keywords() {
        return keywords;
    }

    /** One of its sentences, counted round and round. */
    String sentence(int i) {
        return sentences.get(i % sentences.size());
    }

    /** What stands behind the name and a colon. */
    Optional<String> labelled(String name) {
        return Optional.ofNullable(labelled.get(key(name)));
    }
}
