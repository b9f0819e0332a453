package io.insightstream.examples.cli;

import io.insightstream.clients.http.QuotaLedger.Bucket;
import io.insightstream.examples.cli.ProviderLook.AbilityLook;
import io.insightstream.examples.wiring.Providers;
import io.insightstream.examples.youtube.YouTubeAccount;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints providers for people. */
final class ProvidersText {

    private static final int SHOWN_MODELS = 8;

    private final ZoneId zone;
    private final PrintWriter out;

    ProvidersText(ZoneId zone, PrintWriter out) {
        this.zone = zone;
        this.out = out;
    }

    void print(Listing listing, YouTubeAccount youTube) {
        out.println("ask is answered by " + user(listing.ask()) + ", image is drawn by " + user(listing.image()));
        out.println();
        listing.providers().stream().filter(ProviderLook::isSetUp).forEach(this::setUp);
        media(listing.media());
        youTube(listing.youtube(), youTube.ledger().snapshot());
        line(Providers.OFFLINE, "text by rules, without a model or a key; stamped FALLBACK");
        line(Providers.TITLE_CARD, "pictures of a title, without a model or a key; stamped FALLBACK");
        out.println();
        out.println("Not configured");
        listing.providers().stream().filter(look -> !look.isSetUp()).forEach(this::absent);
        if (listing.media().keys().isEmpty()) {
            line("imagekit", "set IMAGEKIT_PRIVATE_KEY and IMAGEKIT_URL_ENDPOINT for media");
        }
        if (listing.youtube().keys().isEmpty()) {
            line("youtube", "set YOUTUBE_API_KEY for videos");
        }
    }

    private static String user(String provider) {
        return provider.equals(Providers.OFFLINE) || provider.equals(Providers.TITLE_CARD)
                ? provider + " (no model is configured)"
                : provider;
    }

    private void setUp(ProviderLook look) {
        String name = look.provider();
        if (look.problem() != null) {
            line(name, "cannot be used: " + look.problem());
            return;
        }
        name = ability(name, "text", look.text());
        name = ability(name, "pictures", look.images());
        name = keys(name, look.keyVariable(), look.keys());
        line(name, "address: " + look.baseUrl());
        QuotaCommand.BucketJson day = look.day();
        line(
                name,
                day == null
                        ? "limit: none set; waits that the provider asks for are kept"
                        : String.format(
                                Locale.ENGLISH,
                                "limit: %,d of today's %,d requests left, new at %s",
                                day.left(),
                                day.limit(),
                                QuotaText.moment(Instant.parse(day.resetsAt()), zone)));
        if (look.check() != null) {
            check(look.check(), !look.check().absent().isEmpty() || lacksModel(look));
        }
    }

    private static boolean lacksModel(ProviderLook look) {
        AbilityLook text = look.text();
        AbilityLook images = look.images();
        return (text == null || !text.configured()) && (images == null || !images.configured());
    }

    private String ability(String name, String what, @Nullable AbilityLook look) {
        if (look == null) {
            return name;
        }
        line(
                name,
                what + ": "
                        + (look.configured()
                                ? String.join(", ", look.models()) + " (" + String.join(", ", look.capabilities()) + ")"
                                : "not configured, set " + String.join(" and ", look.set())));
        return "";
    }

    private String keys(String name, String variable, List<QuotaCommand.KeyJson> keys) {
        line(name, "keys: " + keys.size() + (keys.isEmpty() ? "" : " in " + variable));
        for (QuotaCommand.KeyJson key : keys) {
            line(
                    "",
                    "  " + key.key() + "  " + key.state().toLowerCase(Locale.ROOT)
                            + (key.until() == null
                                    ? ""
                                    : " until " + QuotaText.moment(Instant.parse(key.until()), zone))
                            + (key.reason() == null ? "" : ": " + key.reason()));
        }
        return "";
    }

    private void check(ModelCheck check, boolean choose) {
        if (check.failure() != null) {
            line("", "check: FAILED: " + check.failure());
            return;
        }
        line(
                "",
                "check: it answers and lists " + TextLines.count(check.models().size(), "model")
                        + (check.absent().isEmpty() ? "" : "; NOT among them: " + String.join(", ", check.absent())));
        check.shutdowns().forEach((model, at) -> line("", "  " + model + " ceases to answer at " + at));
        if (choose) {
            line(
                    "",
                    "  there are "
                            + String.join(
                                    ", ",
                                    check.models().stream().limit(SHOWN_MODELS).toList())
                            + (check.models().size() > SHOWN_MODELS ? ", ...; all of them with --format json" : ""));
        }
    }

    private void media(MediaLook look) {
        String name = look.store();
        if (!look.keys().isEmpty()) {
            name = keys(name, "IMAGEKIT_PRIVATE_KEY", look.keys());
        }
        if (look.place() != null) {
            line(name, "media: " + look.place());
            name = "";
        }
        if (look.problem() != null) {
            line(name, "cannot be used: " + look.problem());
        } else if (look.answers() != null) {
            line(name, "check: it answers");
        }
    }

    private void youTube(QuotaCommand.QuotaJson look, List<Bucket> ledger) {
        if (look.keys().isEmpty()) {
            return;
        }
        keys("youtube", "YOUTUBE_API_KEY", look.keys());
        for (Bucket bucket : ledger) {
            line(
                    "",
                    String.format(
                            Locale.ENGLISH,
                            "%s: %,d of today's %,d left",
                            QuotaText.plain(bucket),
                            bucket.left(),
                            bucket.limit()));
        }
    }

    private void absent(ProviderLook look) {
        StringBuilder set = new StringBuilder("set " + look.keyVariable());
        AbilityLook text = look.text();
        AbilityLook images = look.images();
        if (text != null) {
            set.append(", ").append(model(look, text)).append(" for text");
        }
        if (images != null) {
            set.append(", ").append(model(look, images)).append(" for pictures");
        }
        line(look.provider(), set.toString());
    }

    /** The last of what is to be set; a key comes first. */
    private static String model(ProviderLook look, AbilityLook ability) {
        List<String> set = ability.set();
        return set.isEmpty() || set.get(set.size() - 1).equals(look.keyVariable())
                ? "which is all it lacks"
                : set.get(set.size() - 1);
    }

    private void line(String name, String text) {
        out.printf(Locale.ENGLISH, "  %-13s %s%n", name, TerminalText.plain(text));
    }
}
