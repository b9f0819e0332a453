package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.QuantileRule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Many channels of 50 rows, in any order: scores, quartiles, fences and flags. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class GroupsBenchmark {

    @Param("100000")
    public int channels;

    @Param({"true", "false"})
    public boolean shuffled;

    private Job job;
    private VideoColumns columns;
    private int[] offsets;
    private final ClassicOutlierOptions options =
            ClassicOutlierOptions.defaults().withQuantiles(QuantileRule.R7);

    @Setup
    public void makeUp() {
        job = Job.channels(channels, 50, shuffled);
        columns = job.columns();
        offsets = java.util.stream.IntStream.rangeClosed(0, channels)
                .map(c -> 50 * c)
                .toArray();
    }

    private Object ours(int parallelism) {
        return shuffled
                ? GroupedOutliers.byChannel(columns, job.channels, channels, options, parallelism)
                : GroupedOutliers.classic(columns, offsets, options, parallelism);
    }

    private Object theirs(Peer peer) {
        return shuffled ? PlainLoops.sorted(job, channels, peer) : PlainLoops.adjoining(job, offsets, peer);
    }

    @Benchmark
    public Object ours() {
        return ours(1);
    }

    @Benchmark
    public Object oursWithTwoThreads() {
        return ours(2);
    }

    @Benchmark
    public Object commonsMath() {
        return theirs(Peer.COMMONS_MATH);
    }

    @Benchmark
    public Object commonsStatistics() {
        return theirs(Peer.COMMONS_STATISTICS);
    }

    @Benchmark
    public Object guava() {
        return theirs(Peer.GUAVA);
    }

    @Benchmark
    public Object sort() {
        return theirs(Peer.SORT);
    }

    @Benchmark
    public Object commonsStatisticsScattered() {
        return PlainLoops.scattered(job, channels, Peer.COMMONS_STATISTICS);
    }

    @Benchmark
    public Object sortScattered() {
        return PlainLoops.scattered(job, channels, Peer.SORT);
    }
}
