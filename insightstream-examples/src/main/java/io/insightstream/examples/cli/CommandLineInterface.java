package io.insightstream.examples.cli;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidInput;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotConfigured;
import io.insightstream.error.NotFound;
import io.insightstream.error.Unsupported;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code insightstream} with its subcommands. Without one, the demo runs. */
@Command(
        name = "insightstream",
        description =
                "Outlier and upload-streak reports from a file of videos or from YouTube, answers and pictures from "
                        + "the AI providers that the environment names. Without a command, the demo runs.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineInterface.Version.class,
        subcommands = {
            DemoCommand.class,
            OutliersCommand.class,
            StreakCommand.class,
            QuotaCommand.class,
            AskCommand.class,
            ImageCommand.class,
            ProvidersCommand.class,
            ServeCommand.class
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:bad usage or input"})
final class CommandLineInterface {

    private final Surroundings surroundings;

    private CommandLineInterface(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /**
     * Runs a command.
     *
     * @param surroundings what it has around it
     * @param args the command and its options
     * @return the exit code
     */
    static int run(Surroundings surroundings, String... args) {
        CommandLine commandLine = new CommandLine(new CommandLineInterface(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, given) -> {
                    CommandLine command = problem.getCommandLine();
                    command.getErr().println("insightstream: " + TerminalText.plain(UsageProblem.sentence(problem)));
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getErr().println("insightstream: " + TerminalText.plain(sentence(e)));
                    return isInput(e) ? ExitCode.USAGE : ExitCode.SOFTWARE;
                });
        return commandLine.execute(args.length == 0 ? new String[] {"demo"} : args);
    }

    private static String sentence(Exception e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return e instanceof InsightStreamException ? message : e.getClass().getSimpleName() + ": " + message;
    }

    private static boolean isInput(Exception e) {
        return e instanceof InvalidInput
                || e instanceof InvalidRequest
                || e instanceof NotFound
                || e instanceof NotConfigured
                || e instanceof Unsupported;
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
