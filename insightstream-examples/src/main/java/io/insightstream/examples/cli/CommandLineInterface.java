package io.insightstream.examples.cli;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code insightstream} with its subcommands. Without one, the demo runs. */
@Command(
        name = "insightstream",
        description = "Outlier and upload-streak reports from a file of videos. Without a command, the demo runs.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        subcommands = {DemoCommand.class, OutliersCommand.class, StreakCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:bad usage or input"})
final class CommandLineInterface {

    private CommandLineInterface() {}

    /**
     * Runs a command.
     *
     * @param out takes what the command prints
     * @param err takes errors and progress
     * @param args the command and its options
     * @return the exit code
     */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new CommandLineInterface())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("insightstream: " + sentence(e));
                    return isInput(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
                });
        return commandLine.execute(args.length == 0 ? new String[] {"demo"} : args);
    }

    private static String sentence(Exception e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return e instanceof InsightStreamException ? message : e.getClass().getSimpleName() + ": " + message;
    }

    private static boolean isInput(Exception e) {
        return e instanceof InvalidInput || e instanceof InvalidRequest || e instanceof NotFound;
    }

    /** Tells the version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = CommandLineInterface.class.getPackage().getImplementationVersion();
            return new String[] {"insightstream " + (version == null ? "(not packaged)" : version)};
        }
    }
}
