package io.insightstream.examples.cli;

import io.insightstream.error.InsightStreamException;
import io.insightstream.examples.wiring.MediaAccount;
import io.insightstream.spi.MediaListRequest;
import io.insightstream.spi.MediaStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where media is kept as the environment sets it up; also its JSON.
 *
 * @param store its id
 * @param keys how the keys stand
 * @param place its address or folder; null if what is set is no address
 * @param problem what is wrong with the configuration; null if nothing is
 * @param answers whether it lists what it holds; null if it was not asked
 */
record MediaLook(
        String store,
        List<QuotaCommand.KeyJson> keys,
        @Nullable String place,
        @Nullable String problem,
        @Nullable Boolean answers) {

    static MediaLook of(MediaAccount account, boolean checked) {
        String name = account.isImageKit() ? "imagekit" : "files";
        String place = null;
        List<QuotaCommand.KeyJson> keys = List.of();
        try {
            place = account.isImageKit() ? account.baseUrl() : account.folder().toString();
            keys = account.keyStates().stream().map(QuotaCommand.KeyJson::of).toList();
            if (!checked || !account.isImageKit()) {
                return new MediaLook(name, keys, place, null, null);
            }
            try (MediaStore store = account.open()) {
                store.list(MediaListRequest.all().withLimit(1));
            }
            return new MediaLook(name, keys, place, null, true);
        } catch (InsightStreamException e) {
            return new MediaLook(name, keys, place, e.getMessage(), checked ? false : null);
        }
    }
}
