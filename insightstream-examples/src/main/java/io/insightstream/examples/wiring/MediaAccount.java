package io.insightstream.examples.wiring;

import io.insightstream.call.Secret;
import io.insightstream.clients.files.MediaFolder;
import io.insightstream.clients.http.KeyPool;
import io.insightstream.clients.imagekit.ImageKit;
import io.insightstream.error.NotConfigured;
import io.insightstream.spi.MediaStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Where media is kept as the environment sets it up: at ImageKit if there is a key, else in a folder. */
public final class MediaAccount {

    private final Environment environment;
    private final List<Secret> keys;
    private final Clock clock;

    MediaAccount(Environment environment, Clock clock) {
        this.environment = environment;
        this.keys = environment.keys(Variable.IMAGEKIT_PRIVATE_KEY);
        this.clock = clock;
    }

    /**
     * Whether media goes to ImageKit.
     *
     * @return whether there is a key
     */
    public boolean isImageKit() {
        return !keys.isEmpty();
    }

    /**
     * How the keys stand.
     *
     * @return each by its fingerprint; empty if there is none
     */
    public List<KeyPool.KeyStatus> keyStates() {
        return keys.isEmpty() ? List.of() : pool().snapshot();
    }

    /**
     * Where calls go.
     *
     * @return the address of ImageKit, without a slash at its end
     * @throws NotConfigured if another one is set that is no address
     */
    public String baseUrl() {
        return environment.address(Variable.IMAGEKIT_BASE_URL);
    }

    /**
     * The folder that media is kept in without ImageKit.
     *
     * @return the folder, which may not be there yet
     */
    public Path folder() {
        return environment.home().resolve("media");
    }

    /**
     * The store.
     *
     * @return ImageKit or the folder; to be closed
     * @throws NotConfigured if an address is set that is none
     */
    public MediaStore open() {
        if (keys.isEmpty()) {
            return MediaFolder.builder(folder()).clock(clock).build();
        }
        ImageKit.Builder store = ImageKit.builder()
                .keys(pool())
                .urlEndpoint(environment.address(Variable.IMAGEKIT_URL_ENDPOINT))
                .clock(clock);
        if (environment.value(Variable.IMAGEKIT_BASE_URL).isPresent()) {
            store.baseUrl(baseUrl());
        }
        return store.build();
    }

    private KeyPool pool() {
        return KeyPool.builder("imagekit")
                .keys(keys.toArray(Secret[]::new))
                .stateStore(environment.state())
                .clock(clock)
                .build();
    }
}
