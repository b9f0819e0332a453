package io.insightstream.examples.youtube;

import io.insightstream.call.Secret;
import io.insightstream.clients.files.FileStateStore;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.clients.youtube.YouTube;
import io.insightstream.clients.youtube.YouTubeQuota;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.VideoProvider;
import io.insightstream.store.StateStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys and the quota of one project of YouTube, as the environment names them:
 *
 * <ul>
 *   <li>{@code YOUTUBE_API_KEY}: the key, or several of one project with commas between
 *   <li>{@code YOUTUBE_API_BASE_URL}: what stands before {@code /youtube/v3/} in addresses, for a gateway or a test
 *   <li>{@code INSIGHTSTREAM_HOME}: the folder that keeps what was spent today and how the keys stand; {@code
 *       .insightstream} in the user's home if not set
 * </ul>
 */
public final class YouTubeAccount {

    private static final String KEY = "YOUTUBE_API_KEY";
    private static final String BASE_URL = "YOUTUBE_API_BASE_URL";
    private static final String HOME = "INSIGHTSTREAM_HOME";

    private final List<Secret> keys;
    private final @Nullable String baseUrl;
    private final StateStore state;
    private final Clock clock;
    private final QuotaLedger ledger;

    private YouTubeAccount(Map<String, String> environment, Clock clock) {
        this.keys = keys(environment);
        this.baseUrl = set(environment, BASE_URL).orElse(null);
        this.state = FileStateStore.in(set(environment, HOME)
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".insightstream")));
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ledger = YouTubeQuota.builder().stateStore(state).clock(clock).build();
    }

    /**
     * Reads the environment.
     *
     * @param environment the variables by name
     * @param clock tells the day of the quota
     * @return the account, which may have no key
     */
    public static YouTubeAccount of(Map<String, String> environment, Clock clock) {
        return new YouTubeAccount(environment, clock);
    }

    /**
     * Whether there is a key.
     *
     * @param environment the variables by name
     * @return whether one is set
     */
    public static boolean hasKey(Map<String, String> environment) {
        return !keys(environment).isEmpty();
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static List<Secret> keys(Map<String, String> environment) {
        return set(environment, KEY).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(YouTubeAccount::key)
                .toList();
    }

    private static Secret key(String text) {
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotConfigured(KEY + ": " + e.getMessage());
        }
    }

    /**
     * YouTube by the keys of this account.
     *
     * @return a provider, to be closed
     * @throws NotConfigured if there is no key
     */
    public VideoProvider connect() {
        YouTube.Builder builder = YouTube.builder().keys(pool()).quota(ledger).clock(clock);
        return (baseUrl == null ? builder : builder.baseUrl(baseUrl)).build();
    }

    /**
     * What was spent today.
     *
     * @return the ledger
     */
    public QuotaLedger ledger() {
        return ledger;
    }

    /**
     * How the keys stand.
     *
     * @return each key by its fingerprint; empty if there is none
     */
    public List<KeyPool.KeyStatus> keyStates() {
        return keys.isEmpty() ? List.of() : pool().snapshot();
    }

    private KeyPool pool() {
        if (keys.isEmpty()) {
            throw new NotConfigured("YouTube needs a key: set " + KEY
                    + " to an API key of the YouTube Data API v3 (several of one project with commas between)");
        }
        return KeyPool.builder("youtube")
                .keys(keys.toArray(Secret[]::new))
                .stateStore(state)
                .clock(clock)
                .build();
    }
}
