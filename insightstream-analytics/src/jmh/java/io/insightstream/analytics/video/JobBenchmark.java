package io.insightstream.analytics.video;

import io.insightstream.analytics.stat.QuantileRule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One job, done by us and by each peer: scores, quartiles, fences and flags.
 *
 * <p>The heap is touched before, and its collector does nothing beside the job, so that neither the operating system
 * nor the collector takes part in the measurement.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC"})
public abstract class JobBenchmark {

    /** R7 is the one rule that every peer has. */
    static final ClassicOutlierOptions OPTIONS =
            ClassicOutlierOptions.defaults().withQuantiles(QuantileRule.R7);

    abstract Object ours(int parallelism);

    abstract Object theirs(Peer peer);

    @Benchmark
    public Object oneThread() {
        return ours(1);
    }

    @Benchmark
    public Object twoThreads() {
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
}
