package io.insightstream.examples.cli;

import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.video.ClassicOutlierOptions;
import io.insightstream.analytics.video.FenceOptions;
import io.insightstream.analytics.video.OutlierRule;
import io.insightstream.analytics.video.RobustOutlierOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final String ROBUST = "robust";

    /** A fence rule, or the robust rule if there is none. */
    record Method(Optional<OutlierRule> fences) {}

    @Mixin
    private ReportRun run = new ReportRun();

    @Option(
            names = "--method",
            defaultValue = "classic",
            paramLabel = "RULE",
            converter = MethodConverter.class,
            description = "the rule that judges: classic, log-tukey, adjusted, modified-z or robust "
                    + "(default ${DEFAULT-VALUE})")
    private Method method = new Method(Optional.of(OutlierRule.CLASSIC));

    @Option(
            names = "--quantiles",
            paramLabel = "RULE",
            converter = QuantileRuleConverter.class,
            description = "the rule that finds the quartiles, r1 to r9 (default r6 for classic, r7 for the others; "
                    + "robust has none)")
    private @Nullable QuantileRule quantiles;

    @Option(
            names = "--error-rate",
            paramLabel = "RATE",
            description = "the share of ordinary videos that robust may name by chance (default 0.01)")
    private @Nullable Double errorRate;

    @Override
    public Integer call() {
        if (method.fences().isEmpty()) {
            return robust();
        }
        if (errorRate != null) {
            throw run.usage("--error-rate goes with --method robust only");
        }
        OutlierRule rule = method.fences().get();
        if (rule == OutlierRule.CLASSIC) {
            ClassicOutlierOptions defaults = ClassicOutlierOptions.defaults();
            ClassicOutlierOptions options = quantiles == null ? defaults : defaults.withQuantiles(quantiles);
            return run.report(
                    reports -> reports.outliers(options),
                    OutlierTable::print,
                    reports -> reports.overview(options, RobustOutlierOptions.defaults(), run.zone()));
        }
        FenceOptions defaults = rule == OutlierRule.MODIFIED_Z ? FenceOptions.modifiedZ() : FenceOptions.boxplot();
        FenceOptions options = quantiles == null ? defaults : defaults.withQuantiles(quantiles);
        return run.report(
                reports -> reports.outliers(rule, options),
                OutlierTable::print,
                reports -> reports.overview(rule, options, RobustOutlierOptions.defaults(), run.zone()));
    }

    private int robust() {
        if (quantiles != null) {
            throw run.usage("--quantiles does not go with --method robust, which uses none");
        }
        RobustOutlierOptions options = RobustOutlierOptions.defaults();
        if (errorRate != null) {
            try {
                options = options.withErrorRate(errorRate);
            } catch (IllegalArgumentException e) {
                throw run.usage("--error-rate: " + e.getMessage());
            }
        }
        RobustOutlierOptions stated = options;
        return run.report(
                reports -> reports.robustOutliers(stated),
                OutlierTable::printRobust,
                reports -> reports.overview(ClassicOutlierOptions.defaults(), stated, run.zone()));
    }

    /** Reads the name of a rule. */
    static final class MethodConverter implements ITypeConverter<Method> {

        @Override
        public Method convert(String value) {
            if (value.equalsIgnoreCase(ROBUST)) {
                return new Method(Optional.empty());
            }
            for (OutlierRule rule : OutlierRule.values()) {
                if (rule.label().equalsIgnoreCase(value)) {
                    return new Method(Optional.of(rule));
                }
            }
            List<String> known = Stream.concat(
                            Arrays.stream(OutlierRule.values()).map(OutlierRule::label), Stream.of(ROBUST))
                    .toList();
            throw new TypeConversionException("'" + value + "' is not one of " + String.join(", ", known));
        }
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
