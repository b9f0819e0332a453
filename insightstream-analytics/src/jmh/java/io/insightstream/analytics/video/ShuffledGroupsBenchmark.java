package io.insightstream.analytics.video;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Channels of 50 rows in any order. The peers get the faster of two ways to group, the one that moves only scores; the
 * other one, a counting sort of the rows, is measured with the library that is fastest for groups.
 */
public class ShuffledGroupsBenchmark extends JobBenchmark {

    @Param("100000")
    public int channels;

    private Job job;
    private VideoColumns columns;

    @Setup
    public void makeUp() {
        job = Job.channels(channels, 50, true);
        columns = job.columns();
    }

    @Override
    Object ours(int parallelism) {
        return GroupedOutliers.byChannel(columns, job.channels, channels, OPTIONS, parallelism);
    }

    @Override
    Object theirs(Peer peer) {
        return PlainLoops.groupingScores(job, channels, peer);
    }

    @Benchmark
    public Object commonsStatisticsAfterSortingRows() {
        return PlainLoops.groupingRows(job, channels, Peer.COMMONS_STATISTICS);
    }
}
