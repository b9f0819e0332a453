package io.insightstream.examples.cli;

import io.insightstream.examples.wiring.Ability;
import io.insightstream.examples.wiring.Account;
import io.insightstream.examples.wiring.Providers;
import io.insightstream.examples.youtube.YouTubeAccount;
import java.util.List;

/**
 * All providers as the environment sets them up; also its JSON.
 *
 * @param ask who answers unless one is named
 * @param image who draws unless one is named
 * @param providers the vendors of texts and pictures, in the order in which they are taken
 * @param media where media is kept
 * @param youtube the account of YouTube
 */
record Listing(
        String ask, String image, List<ProviderLook> providers, MediaLook media, QuotaCommand.QuotaJson youtube) {

    static Listing of(Providers providers, List<ProviderLook> looks, MediaLook media, YouTubeAccount account) {
        return new Listing(
                first(providers, Ability.TEXT, Providers.OFFLINE),
                first(providers, Ability.IMAGES, Providers.TITLE_CARD),
                looks,
                media,
                QuotaCommand.QuotaJson.of(account));
    }

    private static String first(Providers providers, Ability ability, String keyless) {
        Account first = providers.first(ability);
        return first == null ? keyless : first.vendor().id();
    }
}
