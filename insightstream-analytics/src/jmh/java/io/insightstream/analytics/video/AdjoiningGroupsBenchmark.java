package io.insightstream.analytics.video;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Channels of 50 rows that lie together. */
public class AdjoiningGroupsBenchmark extends JobBenchmark {

    @Param("100000")
    public int channels;

    private Job job;
    private VideoColumns columns;
    private int[] offsets;

    @Setup
    public void makeUp() {
        job = Job.channels(channels, 50, false);
        columns = job.columns();
        offsets = IntStream.rangeClosed(0, channels).map(c -> 50 * c).toArray();
    }

    @Override
    Object ours(int parallelism) {
        return GroupedOutliers.classic(columns, offsets, OPTIONS, parallelism);
    }

    @Override
    Object theirs(Peer peer) {
        return PlainLoops.adjoining(job, offsets, peer);
    }
}
