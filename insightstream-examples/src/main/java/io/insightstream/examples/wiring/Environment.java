package io.insightstream.examples.wiring;

import io.insightstream.call.Secret;
import io.insightstream.clients.files.FileStateStore;
import io.insightstream.error.NotConfigured;
import io.insightstream.store.StateStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads variables. No message repeats what a variable holds: it may be a secret. */
final class Environment {

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,8}");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    Optional<String> value(Variable variable) {
        return Optional.ofNullable(variables.get(variable.name()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** What stands between commas, each once. */
    List<String> list(Variable variable) {
        return value(variable).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    List<Secret> keys(Variable variable) {
        return list(variable).stream().map(key -> secret(variable, key)).toList();
    }

    private static Secret secret(Variable variable, String key) {
        try {
            return Secret.of(key);
        } catch (IllegalArgumentException e) {
            throw new NotConfigured(variable + ": " + e.getMessage(), e);
        }
    }

    /**
     * An address, without a slash at its end.
     *
     * @throws NotConfigured if what is set is no address
     */
    String address(Variable variable) {
        String usual = Objects.requireNonNull(variable.usual());
        if (value(variable).isEmpty()) {
            return usual;
        }
        String set = value(variable).get();
        URI address = address(variable, set, usual);
        // Some tools of vendors leave out the path that is always the same.
        boolean isRoot = Set.of("", "/").contains(address.getPath());
        boolean sameHost = URI.create(usual).resolve("/").equals(address.resolve("/"));
        return isRoot && sameHost ? usual : set.replaceFirst("/+$", "");
    }

    private static URI address(Variable variable, String set, String usual) {
        try {
            URI address = new URI(set);
            boolean web = Set.of("http", "https").contains(String.valueOf(address.getScheme()));
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Said below, as every other way to be no address.
        }
        throw new NotConfigured(
                variable + " must be an http or https address without a user and a query, like " + usual);
    }

    /**
     * A whole number from 1; empty if it is not set.
     *
     * @throws NotConfigured if what is set is none
     */
    OptionalLong number(Variable variable) {
        if (value(variable).isEmpty()) {
            return OptionalLong.empty();
        }
        if (!COUNT.matcher(value(variable).get()).matches()) {
            throw new NotConfigured(variable + " must be a whole number from 1");
        }
        return OptionalLong.of(Long.parseLong(value(variable).get()));
    }

    Path home() {
        return value(Variable.INSIGHTSTREAM_HOME)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".insightstream"));
    }

    StateStore state() {
        return FileStateStore.in(home());
    }
}
