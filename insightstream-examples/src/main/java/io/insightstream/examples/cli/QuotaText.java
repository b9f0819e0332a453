package io.insightstream.examples.cli;

import io.insightstream.call.Cost;
import io.insightstream.call.Usage;
import io.insightstream.clients.http.KeyPool.KeyStatus;
import io.insightstream.clients.http.QuotaLedger.Bucket;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quotas and keys as text for people. */
final class QuotaText {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private QuotaText() {}

    /** One line: what was expected, what it took, what is used up of the day. */
    static String spending(Cost expected, Usage usage, List<Bucket> ledger) {
        List<String> parts = new ArrayList<>();
        for (Bucket bucket : ledger) {
            long taken = usage.quota().getOrDefault(bucket.name(), 0L);
            long least = expected.atLeast().getOrDefault(bucket.name(), 0L);
            long most = expected.atMost().getOrDefault(bucket.name(), 0L);
            if (taken > 0 || most > 0) {
                parts.add(String.format(
                        Locale.ENGLISH,
                        "%,d %s taken (%s expected), %,d of today's %,d used",
                        taken,
                        plain(bucket),
                        least == most
                                ? String.format(Locale.ENGLISH, "%,d", most)
                                : String.format(Locale.ENGLISH, "%,d to %,d", least, most),
                        bucket.spent(),
                        bucket.limit()));
            }
        }
        return "YouTube quota: " + (parts.isEmpty() ? "nothing taken" : String.join("; ", parts));
    }

    /** The whole ledger and the keys. */
    static void print(List<Bucket> ledger, List<KeyStatus> keys, ZoneId zone, PrintWriter out) {
        out.println("YouTube quota of today");
        for (Bucket bucket : ledger) {
            out.printf(
                    Locale.ENGLISH,
                    "  %-10s %,8d of %,8d spent, %,8d left, new at %s%n",
                    plain(bucket),
                    bucket.spent(),
                    bucket.limit(),
                    bucket.left(),
                    moment(bucket.resetsAt(), zone));
        }
        out.println("Keys");
        if (keys.isEmpty()) {
            out.println("  none: set YOUTUBE_API_KEY to an API key of the YouTube Data API v3");
        }
        for (KeyStatus key : keys) {
            Instant until = key.until();
            out.println("  " + key.key() + "  " + key.state().name().toLowerCase(Locale.ROOT)
                    + (until == null ? "" : " until " + moment(until, zone))
                    + (key.reason() == null ? "" : ": " + key.reason()));
        }
    }

    static String plain(Bucket bucket) {
        return bucket.name().replaceFirst("^youtube\\.", "");
    }

    static String moment(Instant instant, ZoneId zone) {
        String here = MOMENT.format(instant.atZone(zone)) + " " + zone.getId();
        return zone.equals(PACIFIC) ? here : here + " (" + MOMENT.format(instant.atZone(PACIFIC)) + " Pacific)";
    }
}
