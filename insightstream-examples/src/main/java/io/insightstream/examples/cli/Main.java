package io.insightstream.examples.cli;

import java.io.Console;
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
                new Surroundings(out, err, System.getenv(), Clock.systemUTC(), ZoneId.systemDefault(), isTerminal()),
                args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Before Java 22 there is a console at a terminal only; since then it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
