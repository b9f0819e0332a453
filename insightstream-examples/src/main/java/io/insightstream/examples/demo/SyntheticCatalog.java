package io.insightstream.examples.demo;

import io.insightstream.error.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up catalog of two channels, for trying things out without an own file. It is drawn from a seeded generator, so
 * it is always the same; the drawn file is kept as a resource, and a test holds the two together.
 */
public final class SyntheticCatalog {

    /** The moment the made-up counts were taken at. */
    public static final Instant TAKEN_AT = Instant.parse("2026-11-01T09:00:00Z");

    /** The seed of the generator. */
    public static final long SEED = 20261101;

    private static final String RESOURCE = "catalog.csv";

    private static final List<String> BAKING = List.of(
            "Sourdough that forgives you",
            "One dough, five breads",
            "Why your crust stays pale",
            "Cinnamon rolls overnight",
            "A baguette in a home oven",
            "Rye for beginners",
            "The 20 minute flatbread",
            "Brioche without a mixer",
            "How salt changes dough",
            "Focaccia, two ways",
            "Feeding a starter",
            "Bread on a budget");

    private static final List<String> ROBOTS = List.of(
            "Line follower, part",
            "A gripper from cardboard",
            "Servo or stepper?",
            "Reading an encoder",
            "Balancing on two wheels",
            "Soldering that lasts",
            "PID without tears",
            "A robot arm for 40 euros");

    private SyntheticCatalog() {}

    /**
     * Copies the catalog to a file.
     *
     * @param file where to; replaced if it exists
     * @throws IOException if the file cannot be written
     */
    public static void copyTo(Path file) throws IOException {
        try (InputStream in = SyntheticCatalog.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new InvalidInput(RESOURCE, 0, null, "the demo's catalog is missing from this build", null);
            }
            Files.write(file, in.readAllBytes());
        }
    }

    /**
     * Draws the catalog anew: 60 weekly videos and Shorts of a baking channel, 30 videos of a robot channel that slowed
     * down, two rows that repeat a video with older counts and one without a date.
     *
     * @return the CSV text
     */
    static String draw() {
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder(
                "video_id,channel_id,channel_title,title,published_at,duration,view_count,like_count,comment_count,"
                        + "snapshot_at\n");
        Instant published = TAKEN_AT.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < 60; i++) {
            boolean isShort = i % 4 == 3;
            String title = BAKING.get(i % BAKING.size()) + (i < BAKING.size() ? "" : " #" + (1 + i / BAKING.size()));
            double size = Math.max(0.4, 4 - i * 0.05) * (i == 17 ? 14 : i == 41 ? 9 : 1);
            row(csv, random, "bake-%07d", i, "UCdemoBakingLabBakingLab", "Baking Lab", title, published, isShort, size);
            published = published.minus(Duration.ofHours(24 * 7 - 20 + random.nextInt(40)));
        }
        published = TAKEN_AT.minus(Duration.ofDays(23)).truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < 30; i++) {
            String title = ROBOTS.get(i % ROBOTS.size()) + (i % ROBOTS.size() == 0 ? " " + (4 - i / 8) : "");
            double size = i == 11 ? 20 : 1;
            row(csv, random, "robo-%07d", i, "UCdemoRobotBenchRobotBen", "Robot Bench", title, published, false, size);
            published = published.minus(Duration.ofHours(24L * (3 + random.nextInt(i < 6 ? 30 : 9))));
        }
        // What real files have too: older counts of the same video, and a row nobody can place.
        csv.append("bake-0000005,UCdemoBakingLabBakingLab,Baking Lab,Rye for beginners,2026-09-24T15:00:00Z,PT11M,"
                + "903,61,4,2026-09-25T09:00:00Z\n");
        csv.append("bake-0000005,UCdemoBakingLabBakingLab,Baking Lab,Rye for beginners,2026-09-24T15:00:00Z,PT11M,"
                + "1402,80,5,2026-09-26T09:00:00Z\n");
        csv.append(
                "robo-9999999,UCdemoRobotBenchRobotBen,Robot Bench,Unlisted test,,PT1M,3,0,0,2026-11-01T09:00:00Z\n");
        return csv.toString();
    }

    private static void row(
            StringBuilder csv,
            Random random,
            String id,
            int number,
            String channelId,
            String channel,
            String title,
            Instant published,
            boolean isShort,
            double size) {
        double ageDays = Duration.between(published, TAKEN_AT).toHours() / 24.0;
        double settled = Math.min(1, StrictMath.log1p(ageDays / 2) / StrictMath.log1p(90));
        long views = Math.round(9_000 * size * settled * StrictMath.exp(0.35 * random.nextGaussian()));
        long likes = Math.round(views * (0.03 + 0.04 * random.nextDouble()));
        long comments = Math.round(views * (0.001 + 0.006 * random.nextDouble()));
        Duration duration =
                isShort ? Duration.ofSeconds(20 + random.nextInt(35)) : Duration.ofSeconds(240 + random.nextInt(900));
        String hiddenLikes = number % 13 == 12 ? "" : Long.toString(likes);
        csv.append(String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s,%s,%d,%s,%d,%s%n".replace("%n", "\n"),
                String.format(Locale.ROOT, id, number),
                channelId,
                channel,
                title.contains(",") ? '"' + title + '"' : title,
                published,
                duration,
                views,
                hiddenLikes,
                comments,
                TAKEN_AT));
    }
}
