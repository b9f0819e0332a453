package io.insightstream.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** A run of a command and what it printed. */
record Run(int code, String out, String err) {

    static Run of(Map<String, String> environment, String... args) {
        return of(environment, Clock.systemUTC(), args);
    }

    static Run of(Map<String, String> environment, Clock clock, String... args) {
        return of(environment, clock, false, args);
    }

    static Run of(Map<String, String> environment, Clock clock, boolean terminal, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLineInterface.run(
                new Surroundings(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        environment,
                        clock,
                        ZoneId.of("Europe/Berlin"),
                        terminal),
                args);
        return new Run(code, out.toString(), err.toString());
    }
}
