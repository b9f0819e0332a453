package io.insightstream.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with named places for what comes from outside. It is a resource file: a line {@code version: N}, what it is
 * for, then {@code --- system} with the instructions, if any, and {@code --- user} with the question. A place is written
 * {@code {{name}}} and stands in the user's part alone: what comes from outside never gets among the instructions. It is
 * filled with the text between {@code <name>} and {@code </name>}, which nothing in the text can end. Immutable.
 */
public final class PromptTemplate {

    private static final Pattern FILE = Pattern.compile(
            "version: (?<version>[1-9][0-9]*)\\n(?<purpose>[^\\n]+)\\n(?:--- system\\n(?<system>.*?))?--- user\\n(?<user>.+)",
            Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z][A-Za-z0-9]*)}}");

    private final String name;
    private final int version;
    private final String purpose;
    private final @Nullable String system;
    private final String user;
    private final Set<String> places;

    private PromptTemplate(String name, Matcher file) {
        this.name = name;
        this.version = Integer.parseInt(file.group("version"));
        this.purpose = file.group("purpose").strip();
        String instructions = file.group("system");
        this.system = instructions == null ? null : instructions.strip();
        this.user = file.group("user").strip();
        Set<String> found = new LinkedHashSet<>();
        PLACE.matcher(user).results().map(place -> place.group(1)).forEach(found::add);
        this.places = Collections.unmodifiableSet(found);
    }

    /**
     * Reads a prompt from the file {@code name.prompt} beside a class.
     *
     * @param home the class
     * @param name the name of the file, without its extension
     * @return the prompt
     * @throws IllegalArgumentException if there is no such file, it has another form, or there is a place among the
     *     instructions
     */
    public static PromptTemplate load(Class<?> home, String name) {
        try (InputStream in = home.getResourceAsStream(name + ".prompt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + name + ".prompt beside " + home.getName());
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ".prompt", e);
        }
    }

    /**
     * Reads a prompt from its text.
     *
     * @param name what it is called
     * @param text the text of the file
     * @return the prompt
     * @throws IllegalArgumentException if it has another form, or there is a place among the instructions
     */
    public static PromptTemplate parse(String name, String text) {
        Matcher file = FILE.matcher(text.replace("\r\n", "\n"));
        if (!file.matches()) {
            throw new IllegalArgumentException(
                    "the prompt " + name + " is not a line 'version: N', a line on what it is "
                            + "for, '--- system' with instructions, if any, and '--- user' with a question");
        }
        PromptTemplate prompt = new PromptTemplate(name, file);
        if (prompt.system != null && prompt.system.contains("{{")) {
            throw new IllegalArgumentException("the prompt " + name
                    + " has a place among its instructions; what comes from outside belongs into the user's part");
        }
        if (PLACE.matcher(prompt.user).replaceAll("").contains("{{")) {
            throw new IllegalArgumentException(
                    "the prompt " + name + " has a place that is not {{name}} with letters and "
                            + "digits, starting with a lower-case letter");
        }
        return prompt;
    }

    /**
     * What it is called.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Which version it is: a change of its words is a new version.
     *
     * @return the version, 1 or more
     */
    public int version() {
        return version;
    }

    /**
     * What it is for.
     *
     * @return a short sentence
     */
    public String purpose() {
        return purpose;
    }

    /**
     * The instructions.
     *
     * @return the system's part of the request; null if there are none
     */
    public @Nullable String instructions() {
        return system;
    }

    /**
     * The names of the places.
     *
     * @return the names, in their order
     */
    public Set<String> places() {
        return places;
    }

    /**
     * Fills every place.
     *
     * @param values the text for each place
     * @return the user's part of the request
     * @throws IllegalArgumentException if a place has no value, or a value no place; the message names them
     */
    public String fill(Map<String, String> values) {
        if (!values.keySet().equals(places)) {
            Set<String> missing = new TreeSet<>(places);
            missing.removeAll(values.keySet());
            Set<String> unknown = new TreeSet<>(values.keySet());
            unknown.removeAll(places);
            throw new IllegalArgumentException(
                    "the prompt " + name + " got no value for " + missing + " and has no place for " + unknown);
        }
        Delimiters delimiters = new Delimiters(places);
        StringBuilder filled = new StringBuilder();
        int last = 0;
        for (MatchResult place : PLACE.matcher(user).results().toList()) {
            String tag = place.group(1);
            String value = delimiters.neutral(values.getOrDefault(tag, ""));
            boolean alone = isLineEnd(place.start() - 1) && isLineEnd(place.end());
            filled.append(user, last, place.start());
            String edge = alone ? "\n" : "";
            filled.append('<')
                    .append(tag)
                    .append('>')
                    .append(edge)
                    .append(value)
                    .append(edge);
            filled.append("</").append(tag).append('>');
            last = place.end();
        }
        return filled.append(user.substring(last)).toString();
    }

    private boolean isLineEnd(int at) {
        return at < 0 || at >= user.length() || user.charAt(at) == '\n';
    }

    /**
     * Fills every place with the component of that name of a record: so every component reaches the prompt.
     *
     * @param input the record: texts, numbers, enumerations, moments, lists and records of these; what is null or an
     *     empty {@code Optional} is filled as {@code (not given)}
     * @return the user's part of the request
     * @throws IllegalArgumentException if a place has no component, or a component no place; the message names them
     */
    public String fill(Record input) {
        return fill(InputText.of(input));
    }

    @Override
    public String toString() {
        return name + " version " + version;
    }
}
