package io.insightstream.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.insightstream.InsightStream;
import io.insightstream.call.Provenance;
import io.insightstream.call.Provenance.Source;
import io.insightstream.call.ProviderId;
import io.insightstream.call.Usage;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.NotFound;
import io.insightstream.spi.Capability;
import io.insightstream.spi.TextListener;
import io.insightstream.spi.TextProvider;
import io.insightstream.spi.TextRequest;
import io.insightstream.spi.TextResult;
import io.insightstream.spi.VideoProvider;
import io.insightstream.video.Channel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageLedgerTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ProviderId GEMINI = new ProviderId("gemini");

    private static final Prices PRICES = Prices.in("USD")
            .with("gemini", "flash", Price.ofTokens(new BigDecimal("0.30"), new BigDecimal("2.50")))
            .with("gemini", "draw", new Price(new BigDecimal("0.30"), null, new BigDecimal("0.04")))
            .withDefault("replicate", Price.ofImage(new BigDecimal("0.003")));

    private final UsageLedger ledger = new UsageLedger(PRICES, CLOCK);

    private static Provenance answer(String provider, @Nullable String model, Usage usage) {
        return new Provenance(Source.AI, new ProviderId(provider), model, NOW, 1, usage);
    }

    @Test
    void tokens_cost_what_a_million_of_them_costs() {
        ledger.answered("keyword", answer("gemini", "flash", Usage.ofTokens(1_234L, 567L)));
        ledger.answered("keyword", answer("gemini", "flash", Usage.ofTokens(1L, 0L)));

        UsageLine line = ledger.report().lines().get(0);

        // 1235 * 0.30 / 10^6 + 567 * 2.50 / 10^6
        assertEquals(new Money(new BigDecimal("0.001788"), "USD"), line.totals().cost());
        assertEquals(Usage.ofTokens(1_235L, 567L), line.totals().usage());
        assertEquals(2, line.totals().calls());
        assertTrue(line.totals().isCostComplete());
    }

    @Test
    void pictures_cost_by_the_piece_and_a_price_can_hold_for_all_models() {
        ledger.answered("thumbnail", answer("replicate", "any/model", Usage.ofImages(3)));
        ledger.answered("thumbnail", answer("replicate", null, Usage.ofImages(1)));
        ledger.answered("thumbnail", answer("gemini", "draw", new Usage(Map.of(), 1_000_000L, 9L, 2)));

        assertEquals(
                List.of("0.38 USD", "0.003 USD", "0.009 USD"),
                ledger.report().lines().stream()
                        .map(line -> String.valueOf(line.totals().cost()))
                        .toList());
        assertEquals("0.392 USD", String.valueOf(ledger.report().totals().cost()));
    }

    @Test
    void a_cost_that_is_not_known_is_not_zero() {
        ledger.answered("keyword", answer("groq", "llama", Usage.ofTokens(10L, 10L)));
        assertNull(ledger.report().totals().cost());
        assertEquals(1, ledger.report().totals().unpriced());

        ledger.answered("keyword", answer("gemini", "flash", Usage.ofTokens(10L, null)));
        assertNull(ledger.report().totals().cost());

        ledger.answered("keyword", answer("replicate", "text", Usage.ofTokens(1L, 1L)));
        assertNull(ledger.report().totals().cost());

        ledger.answered("keyword", answer("gemini", "flash", Usage.ofTokens(0L, 1_000_000L)));
        assertEquals("2.5 USD", String.valueOf(ledger.report().totals().cost()));
        assertEquals(3, ledger.report().totals().unpriced());
        assertFalse(ledger.report().totals().isCostComplete());
    }

    @Test
    void what_no_model_made_has_no_cost_that_could_be_missing() {
        ledger.answered(
                "channel",
                new Provenance(Source.API, new ProviderId("youtube"), null, NOW, 3, Usage.ofQuota("youtube.units", 3)));

        UsageLine.Totals totals = ledger.report().totals();
        assertNull(totals.cost());
        assertTrue(totals.isCostComplete());
        assertEquals(3, totals.attempts());
        assertEquals(Usage.ofQuota("youtube.units", 3), totals.usage());
    }

    @Test
    void who_answered_is_charged_and_who_failed_before_is_counted_as_failed() {
        Provenance provenance = answer("gemini", "flash", Usage.ofTokens(1L, 1L))
                .withCalls(3, Usage.ofTokens(1L, 1L))
                .withSkipped(List.of(
                        new Provenance.Skipped(new ProviderId("groq"), true, "RateLimited: 429"),
                        new Provenance.Skipped(new ProviderId("openai"), false, "it rests")));

        ledger.answered("idea", provenance);

        List<UsageLine> lines = ledger.report().lines();
        assertEquals(
                List.of("gemini flash idea 1/0/2", "groq null idea 1/1/0"),
                lines.stream().map(UsageLedgerTest::inShort).toList());
    }

    private static String inShort(UsageLine line) {
        return line.provider() + " " + line.model() + " " + line.feature() + " "
                + line.totals().calls() + "/" + line.totals().failures() + "/"
                + line.totals().attempts();
    }

    @Test
    void a_metered_provider_counts_answers_and_failures() {
        TextProvider text = Metered.text(new Parrot(), ledger, "trend");

        assertEquals("ok", text.generate(TextRequest.of("ok")).text());
        assertEquals("ok", text.generate(TextRequest.of("ok"), piece -> {}).text());
        assertThrows(NotFound.class, () -> text.generate(TextRequest.of("fail").withModel("flash")));

        assertEquals(
                List.of("gemini flash trend 3/1/2"),
                ledger.report().lines().stream().map(UsageLedgerTest::inShort).toList());
        assertEquals(List.of("flash"), text.modelIds());
        assertEquals(Set.of(Capability.STREAMING), text.capabilities());
        assertEquals(GEMINI, text.id());
    }

    @Test
    void the_facade_tells_what_its_features_used_up() {
        Channel channel = Channel.of("UCHnyfMqiRRG1u-2MsSQLbXA", "Number Lab");
        try (InsightStream insight = InsightStream.builder()
                .videos(VideoProvider.of(channel, List.of()))
                .prices(PRICES)
                .clock(CLOCK)
                .build()) {
            insight.channel(channel.id()).outliers();

            UsageReport usage = insight.usage();

            assertEquals(NOW, usage.from());
            assertTrue(usage.lines().stream()
                    .allMatch(line -> line.provider().value().equals("supplied")
                            && line.feature().equals("channel")));
            assertTrue(usage.totals().calls() > 0);
            assertEquals(0, usage.totals().attempts());
        }
    }

    @Test
    void no_call_is_lost_or_counted_twice_among_threads_and_resets() throws Exception {
        int threads = 8;
        int each = 5_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        UsageLine.Totals sum;
        try {
            List<Callable<Void>> callers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String feature = "feature-" + t % 3;
                callers.add(() -> {
                    for (int i = 0; i < each; i++) {
                        ledger.answered(feature, answer("gemini", "flash", Usage.ofTokens(1L, 2L)));
                        ledger.failed(feature, GEMINI, "flash");
                    }
                    return null;
                });
            }
            Future<List<UsageReport>> resets = pool.submit(() -> {
                List<UsageReport> reports = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    reports.add(ledger.reset());
                }
                return reports;
            });
            for (Future<Void> done : pool.invokeAll(callers)) {
                done.get();
            }
            List<UsageReport> reports = new ArrayList<>(resets.get());
            reports.add(ledger.reset());
            long calls = 0;
            long failures = 0;
            long input = 0;
            BigDecimal cost = BigDecimal.ZERO;
            for (UsageReport report : reports) {
                sum = report.totals();
                calls += sum.calls();
                failures += sum.failures();
                Long tokens = sum.usage().inputTokens();
                input += tokens == null ? 0 : tokens;
                Money money = sum.cost();
                cost = money == null ? cost : cost.add(money.amount());
            }
            assertEquals(2L * threads * each, calls);
            assertEquals((long) threads * each, failures);
            assertEquals((long) threads * each, input);
            // 40000 * (1 * 0.30 + 2 * 2.50) / 10^6
            assertEquals(0, new BigDecimal("0.212").compareTo(cost), cost.toPlainString());
        } finally {
            pool.shutdownNow();
        }
        assertEquals(0, ledger.report().totals().calls());
    }

    @Test
    void prices_that_make_no_sense_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Prices.in("dollars"));
        assertThrows(IllegalArgumentException.class, () -> Price.ofImage(new BigDecimal("-1")));
        assertThrows(IllegalArgumentException.class, () -> new Price(null, null, null));
        assertThrows(InvalidRequest.class, () -> PRICES.with("gemini", "flash", Price.ofImage(BigDecimal.ONE)));
        assertThrows(InvalidRequest.class, () -> PRICES.withDefault("replicate", Price.ofImage(BigDecimal.ONE)));
    }

    private static final class Parrot implements TextProvider {

        @Override
        public ProviderId id() {
            return GEMINI;
        }

        @Override
        public List<String> modelIds() {
            return List.of("flash");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.STREAMING);
        }

        @Override
        public TextResult generate(TextRequest request) {
            if (request.text().equals("fail")) {
                throw new NotFound("nothing there");
            }
            return new TextResult(
                    request.text(), TextResult.Finish.COMPLETE, answer("gemini", "flash", Usage.ofTokens(1L, 1L)));
        }

        @Override
        public TextResult generate(TextRequest request, TextListener listener) {
            return generate(request);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
