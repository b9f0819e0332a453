package io.insightstream.examples.cli;

import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.video.ClassicOutlierOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code insightstream outliers}. */
@Command(
        name = "outliers",
        description = "Names the videos of each channel that did far better or far worse than the rest.",
        mixinStandardHelpOptions = true)
final class OutliersCommand implements Callable<Integer> {

    /** The rules that can judge; the names are the ones typed. */
    enum Method {
        classic
    }

    @Mixin
    private ReportRun run = new ReportRun();

    @Option(
            names = "--method",
            defaultValue = "classic",
            paramLabel = "RULE",
            description = "the rule that judges: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
    private Method method = Method.classic;

    @Option(
            names = "--quantiles",
            defaultValue = "r6",
            paramLabel = "RULE",
            converter = QuantileRuleConverter.class,
            description = "the rule that finds the quartiles, r1 to r9; r6, r7 and r8 are the usual ones "
                    + "(default ${DEFAULT-VALUE})")
    private QuantileRule quantiles = QuantileRule.R6;

    @Override
    public Integer call() {
        ClassicOutlierOptions options = switch (method) {
            case classic -> ClassicOutlierOptions.defaults().withQuantiles(quantiles);
        };
        return run.report(reports -> reports.outliers(options), TableReports::outliers);
    }

    /** Reads a quantile rule. */
    static final class QuantileRuleConverter implements ITypeConverter<QuantileRule> {

        @Override
        public QuantileRule convert(String value) {
            try {
                return QuantileRule.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
