package io.insightstream.analytics.video;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH with its own options and prints how we compare: medians over the forks, and ratios to the fastest peer. */
public final class Benchmarks {

    private static final List<String> OURS = List.of("oneThread", "twoThreads");
    private static final List<String> PEERS =
            List.of("commonsMath", "commonsStatistics", "guava", "sort", "commonsStatisticsAfterSortingRows");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        CommandLineOptions options = new CommandLineOptions(args);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(options)
                        .shouldFailOnError(true)
                        .verbosity(options.verbosity().orElse(VerboseMode.SILENT))
                        .build())
                .run();
        Map<String, Map<String, Double>> jobs = new TreeMap<>();
        for (RunResult result : results) {
            jobs.computeIfAbsent(job(result), each -> new TreeMap<>())
                    .put(result.getPrimaryResult().getLabel(), median(result));
        }
        System.out.printf("%s %s%n%n", System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"));
        printRatios(jobs);
        System.out.println();
        printTimes(jobs);
    }

    private static void printRatios(Map<String, Map<String, Double>> jobs) {
        System.out.println("| job | fastest peer | one thread | two threads |");
        System.out.println("| --- | --- | --: | --: |");
        jobs.forEach((job, times) -> {
            String fastest = fastestPeer(times);
            StringBuilder line =
                    new StringBuilder("| ").append(job).append(" | ").append(fastest);
            for (String each : OURS) {
                Double time = times.get(each);
                Double ofPeer = times.get(fastest);
                line.append(
                        time == null || ofPeer == null ? " | " : String.format(Locale.ROOT, " | %.2fx", ofPeer / time));
            }
            System.out.println(line.append(" |"));
        });
    }

    private static void printTimes(Map<String, Map<String, Double>> jobs) {
        System.out.println(
                "| milliseconds | one thread | two threads | commons-math3 | commons-statistics | Guava | sort"
                        + " | commons-statistics after sorting rows |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
        jobs.forEach((job, times) -> {
            StringBuilder line = new StringBuilder("| ").append(job);
            for (List<String> columns : List.of(OURS, PEERS)) {
                for (String each : columns) {
                    Double time = times.get(each);
                    line.append(time == null ? " | " : String.format(Locale.ROOT, " | %.4g", time));
                }
            }
            System.out.println(line.append(" |"));
        });
    }

    private static String fastestPeer(Map<String, Double> times) {
        String fastest = "";
        for (String peer : PEERS) {
            Double time = times.get(peer);
            if (time != null && (fastest.isEmpty() || time < times.get(fastest))) {
                fastest = peer;
            }
        }
        return fastest;
    }

    /** The benchmark's class and parameters, as in {@code OneGroup 1000}. */
    private static String job(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String type = benchmark.substring(0, benchmark.lastIndexOf("Benchmark."));
        StringBuilder job = new StringBuilder(type.substring(type.lastIndexOf('.') + 1));
        for (String parameter : result.getParams().getParamsKeys()) {
            job.append(' ').append(result.getParams().getParam(parameter));
        }
        return job.toString();
    }

    private static double median(RunResult result) {
        double[] forks = result.getBenchmarkResults().stream()
                .mapToDouble(fork -> fork.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        return (forks[(forks.length - 1) / 2] + forks[forks.length / 2]) / 2;
    }
}
