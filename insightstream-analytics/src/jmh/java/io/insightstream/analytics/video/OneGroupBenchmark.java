package io.insightstream.analytics.video;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One group. */
public class OneGroupBenchmark extends JobBenchmark {

    @Param({"1000", "100000", "10000000"})
    public int rows;

    private Job job;
    private VideoColumns columns;

    @Setup
    public void makeUp() {
        job = Job.oneGroup(rows);
        columns = job.columns();
    }

    @Override
    Object ours(int parallelism) {
        return ColumnOutliers.classic(columns, OPTIONS, parallelism);
    }

    @Override
    Object theirs(Peer peer) {
        return PlainLoops.oneGroup(job, peer);
    }
}
