package io.insightstream.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Bad usage in a sentence. The whole help would push it off the screen. */
final class UsageProblem {

    private static final String PREFIX = "Error: ";

    private UsageProblem() {}

    static String sentence(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        String message = String.valueOf(problem.getMessage());
        return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        CommandLine command = problem.getCommandLine();
        String given = problem.getUnmatched().get(0);
        if (problem.isUnknownOption()) {
            return "there is no option " + given
                    + (problem.getSuggestions().isEmpty()
                            ? ""
                            : "; did you mean " + String.join(" or ", problem.getSuggestions()) + "?");
        }
        return command.getSubcommands().isEmpty()
                ? "'" + given + "' is one word too many; put what has several words in quotes"
                : "there is no command '" + given + "'; there are "
                        + String.join(", ", command.getSubcommands().keySet());
    }
}
