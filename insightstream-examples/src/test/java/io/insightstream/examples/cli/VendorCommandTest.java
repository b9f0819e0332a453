package io.insightstream.examples.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A command line with a home of its own, an environment to fill and a vendor that answers it. */
abstract class VendorCommandTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T09:00:00Z"), ZoneOffset.UTC);

    final FakeVendor vendor = new FakeVendor();
    final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void home() {
        environment.put("INSIGHTSTREAM_HOME", folder.resolve("state").toString());
    }

    @AfterEach
    void stop() {
        vendor.close();
    }
}
