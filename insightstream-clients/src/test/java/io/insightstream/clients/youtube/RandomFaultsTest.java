package io.insightstream.clients.youtube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.call.Secret;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.error.Cancelled;
import io.insightstream.error.InsightStreamException;
import io.insightstream.fake.FakeChannel;
import io.insightstream.fake.FakeFaults;
import io.insightstream.fake.FakeYouTube;
import io.insightstream.spi.ChartRequest;
import io.insightstream.spi.Page;
import io.insightstream.spi.SearchRequest;
import io.insightstream.spi.UploadsRequest;
import io.insightstream.video.ChannelRef;
import io.insightstream.video.Video;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * Many threads against a server that fails all the time, for as long as the system property {@code youtube.soak} says in
 * seconds, 20 by default. The heap is measured after a collection, at a quarter of the time and at the end: what is held
 * by then must not have grown by more than what the cache may hold.
 */
class RandomFaultsTest {

    private static final System.Logger LOG = System.getLogger(RandomFaultsTest.class.getName());
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("youtube.soak", 20));
    private static final int THREADS = 32;
    private static final int CHANNELS = 6;
    private static final long CACHE_BYTES = 4L << 20;
    private static final long MOST_GROWTH = 24L << 20;

    private final LongAdder complete = new LongAdder();
    private final LongAdder failed = new LongAdder();

    @Test
    void nothing_hangs_leaks_grows_or_fails_untold() throws Exception {
        FakeChannel[] held = new FakeChannel[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            held[i] = FakeChannel.seeded(100 + i, 40 + 90 * i, 0.03);
        }
        QuotaLedger ledger = YouTubeQuota.builder()
                .bucket(YouTubeQuota.UNITS, Long.MAX_VALUE)
                .bucket(YouTubeQuota.STATS, Long.MAX_VALUE)
                .bucket(YouTubeQuota.SEARCH, Long.MAX_VALUE)
                .build();
        KeyPool keys = KeyPool.builder("youtube")
                .keys(Secret.of("k1"), Secret.of("k2"))
                .build();
        ConnectionPool connections = new ConnectionPool();
        Sending sending = new Sending();
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(connections)
                .eventListener(sending)
                .build();
        int threadsBefore = youTubeThreads();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FakeYouTube server = new FakeYouTube(held).withLimits(Long.MAX_VALUE)) {
            server.withFaults(FakeFaults.of(17, 0.15));
            YouTube youTube = YouTube.builder()
                    .keys(keys)
                    .quota(ledger)
                    .baseUrl(server.url())
                    .client(client)
                    .readTimeout(Duration.ofMillis(400))
                    .cacheBytes(CACHE_BYTES)
                    .freshness(Freshness.of(Duration.ofMillis(200)))
                    .deadline(Duration.ofSeconds(3))
                    .build();
            long end = System.nanoTime() + TIME.toNanos();
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom random = new SplittableRandom(i);
                Callable<Void> load = () -> {
                    while (System.nanoTime() < end) {
                        one(youTube, held, random);
                    }
                    return null;
                };
                running.add(threads.submit(load));
            }
            TimeUnit.NANOSECONDS.sleep(TIME.toNanos() / 4);
            long early = heapInUse();
            for (Future<Void> each : running) {
                // Throws what a thread has seen that is no typed error, and that one hangs.
                each.get(TIME.toSeconds() + 30, TimeUnit.SECONDS);
            }
            long growth = heapInUse() - early;
            youTube.close();
            LOG.log(
                    Level.INFO,
                    "{0} calls complete, {1} failed; the heap has grown by {2} kB",
                    complete,
                    failed,
                    growth >> 10);

            assertTrue(complete.sum() > 0, "complete answers: " + complete + ", failures: " + failed);
            assertTrue(growth < MOST_GROWTH, "the heap has grown by " + growth + " bytes");
            requireAgreement(server, ledger, sending);
            assertEquals(connections.idleConnectionCount(), connections.connectionCount(), "connections in use");
            assertEquals(threadsBefore, youTubeThreads(), "threads after close");
        } finally {
            threads.shutdownNow();
            client.dispatcher().executorService().shutdown();
            connections.evictAll();
        }
        assertEquals(0, connections.connectionCount());
    }

    private void one(YouTube youTube, FakeChannel[] held, SplittableRandom random) {
        FakeChannel channel = held[random.nextInt(CHANNELS)];
        ChannelRef ref = new ChannelRef.Handle(String.valueOf(channel.channel().handle()));
        boolean interrupt = random.nextInt(20) == 0;
        if (interrupt) {
            Thread.currentThread().interrupt();
        }
        try {
            switch (random.nextInt(5)) {
                case 0, 1 -> assertEquals(channel.available(), walk(youTube, UploadsRequest.of(ref)));
                case 2 ->
                    assertEquals(
                            channel.available(),
                            youTube.videos(channel.newestFirst().stream()
                                            .map(Video::id)
                                            .toList())
                                    .items());
                case 3 -> youTube.search(SearchRequest.in(channel.channel().id(), "video"));
                default -> youTube.chart(ChartRequest.of("US"));
            }
            complete.increment();
        } catch (Cancelled e) {
            assertTrue(interrupt, "cancelled without being interrupted: " + e.getMessage());
            failed.increment();
        } catch (InsightStreamException e) {
            failed.increment();
        } finally {
            Thread.interrupted();
        }
    }

    private static List<Video> walk(YouTube youTube, UploadsRequest request) {
        List<Video> all = new ArrayList<>();
        Page<Video> page = youTube.uploads(request);
        all.addAll(page.items());
        for (String next = page.next(); next != null; next = page.next()) {
            page = youTube.uploads(request.withPage(next));
            all.addAll(page.items());
        }
        return all;
    }

    /**
     * What the ledger has charged is what the server has counted, but for requests that were cancelled within the moment
     * of writing them: of those nobody can say whether they arrived, and they stay charged.
     */
    private static void requireAgreement(FakeYouTube server, QuotaLedger ledger, Sending sending) {
        // The server may still be counting a request whose caller has given up.
        long settled = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long spent = spent(ledger);
        while (counted(server, ledger) < spent && System.nanoTime() < settled) {
            Thread.onSpinWait();
        }
        long counted = counted(server, ledger);
        long doubtful = sending.brokenOff();
        assertTrue(
                counted <= spent && spent <= counted + doubtful,
                "charged " + spent + ", counted by the server " + counted + ", broken off while they were written "
                        + doubtful);
        assertTrue(doubtful <= 1 + spent / 100, "too many to tell anything: " + doubtful + " of " + spent);
    }

    private static long spent(QuotaLedger ledger) {
        return ledger.snapshot().stream().mapToLong(QuotaLedger.Bucket::spent).sum();
    }

    private static long counted(FakeYouTube server, QuotaLedger ledger) {
        return ledger.snapshot().stream()
                .mapToLong(bucket -> server.units(bucket.name()))
                .sum();
    }

    private static long heapInUse() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Those of the provider; one that is told to end may take a moment. */
    private static int youTubeThreads() throws InterruptedException {
        int count = 0;
        for (int i = 0; i < 50; i++) {
            count = (int) Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("youtube-")
                            || thread.getName().startsWith("insightstream-youtube"))
                    .count();
            if (count == 0) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return count;
    }

    /** Counts the requests that were broken off before they were written to their end. */
    private static final class Sending extends EventListener {

        private final LongAdder brokenOff = new LongAdder();

        @Override
        public void requestFailed(Call call, IOException problem) {
            brokenOff.increment();
        }

        long brokenOff() {
            return brokenOff.sum();
        }
    }
}
