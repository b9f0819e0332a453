package io.insightstream.examples.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends with its exit code: 0 for success, 1 for a failure, 2 for bad usage or input.
     *
     * @param args the command and its options; the demo without any
     */
    public static void main(String[] args) {
        // Reports are UTF-8 wherever they go; the platform's charset would lose letters of titles.
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        int code = CommandLineInterface.run(
                new Surroundings(out, err, System.getenv(), Clock.systemUTC(), ZoneId.systemDefault()), args);
        out.flush();
        err.flush();
        System.exit(code);
    }
}
