package io.insightstream.examples.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command has around it.
 *
 * @param out takes what the command prints
 * @param err takes errors and progress
 * @param environment the variables by name
 * @param clock tells the time
 * @param zone the zone the user lives in
 * @param terminal whether somebody watches what is printed
 */
record Surroundings(
        PrintWriter out, PrintWriter err, Map<String, String> environment, Clock clock, ZoneId zone, boolean terminal) {
    Surroundings {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(zone, "zone");
    }

    /** What the command has around it whose options these are. */
    static Surroundings of(@Nullable CommandSpec spec) {
        if (spec == null || !(spec.root().userObject() instanceof CommandLineInterface root)) {
            throw new IllegalStateException("the command is not part of the command line");
        }
        return root.surroundings();
    }
}
