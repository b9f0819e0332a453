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

/** One group: scores, quartiles, fences and flags of all rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class OneGroupBenchmark {

    @Param({"1000", "100000", "10000000"})
    public int rows;

    private Job job;
    private VideoColumns columns;
    private final ClassicOutlierOptions options =
            ClassicOutlierOptions.defaults().withQuantiles(QuantileRule.R7);

    @Setup
    public void makeUp() {
        job = Job.oneGroup(rows);
        columns = job.columns();
    }

    @Benchmark
    public Object ours() {
        return ColumnOutliers.classic(columns, options);
    }

    @Benchmark
    public Object oursWithTwoThreads() {
        return ColumnOutliers.classic(columns, options, 2);
    }

    @Benchmark
    public Object commonsMath() {
        return PlainLoops.oneGroup(job, Peer.COMMONS_MATH);
    }

    @Benchmark
    public Object commonsStatistics() {
        return PlainLoops.oneGroup(job, Peer.COMMONS_STATISTICS);
    }

    @Benchmark
    public Object guava() {
        return PlainLoops.oneGroup(job, Peer.GUAVA);
    }

    @Benchmark
    public Object sort() {
        return PlainLoops.oneGroup(job, Peer.SORT);
    }
}
