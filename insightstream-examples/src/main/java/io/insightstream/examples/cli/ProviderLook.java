package io.insightstream.examples.cli;

import io.insightstream.clients.http.QuotaLedger;
import io.insightstream.error.InsightStreamException;
import io.insightstream.examples.wiring.Ability;
import io.insightstream.examples.wiring.Account;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ImageProvider;
import io.insightstream.spi.TextProvider;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as the environment sets it up; also its JSON.
 *
 * @param provider its id
 * @param keyVariable which variable holds the keys, or would
 * @param keys how the keys stand
 * @param baseUrl where calls go; null if what is set is no address
 * @param day what is left of the requests of a day; null if no limit is set
 * @param text whether and how it writes; null if it never does
 * @param images whether and how it draws; null if it never does
 * @param problem what is wrong with the configuration; null if nothing is
 * @param check what its list of models told; null if it was not asked
 */
record ProviderLook(
        String provider,
        String keyVariable,
        List<QuotaCommand.KeyJson> keys,
        @Nullable String baseUrl,
        QuotaCommand.@Nullable BucketJson day,
        @Nullable AbilityLook text,
        @Nullable AbilityLook images,
        @Nullable String problem,
        @Nullable ModelCheck check) {

    /**
     * One ability of a vendor.
     *
     * @param configured whether it can be used
     * @param models the models, the preferred one first
     * @param capabilities what it can do beyond the least; empty if it is not configured
     * @param set the variables to set before it can be used
     */
    record AbilityLook(boolean configured, List<String> models, List<String> capabilities, List<String> set) {}

    static ProviderLook of(Account account, boolean checked) {
        try {
            return new ProviderLook(
                    account.vendor().id(),
                    account.keyVariable().name(),
                    account.keyStates().stream().map(QuotaCommand.KeyJson::of).toList(),
                    account.baseUrl(),
                    day(account),
                    look(account, Ability.TEXT),
                    look(account, Ability.IMAGES),
                    null,
                    checked ? ModelCheck.of(account) : null);
        } catch (InsightStreamException e) {
            return new ProviderLook(
                    account.vendor().id(),
                    account.keyVariable().name(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    e.getMessage(),
                    null);
        }
    }

    private static QuotaCommand.@Nullable BucketJson day(Account account) {
        QuotaLedger.Bucket day = account.day();
        return day == null ? null : QuotaCommand.BucketJson.of(day);
    }

    private static @Nullable AbilityLook look(Account account, Ability ability) {
        if (!account.has(ability)) {
            return null;
        }
        boolean configured = account.can(ability);
        return new AbilityLook(
                configured,
                account.models(ability),
                configured ? capabilities(account, ability) : List.of(),
                account.missing(ability).stream().map(Enum::name).toList());
    }

    private static List<String> capabilities(Account account, Ability ability) {
        if (ability == Ability.TEXT) {
            try (TextProvider provider = account.text(account.models(ability))) {
                return names(provider.capabilities());
            }
        }
        try (ImageProvider provider = account.images(account.models(ability))) {
            return names(provider.capabilities());
        }
    }

    private static List<String> names(Collection<Capability> capabilities) {
        return capabilities.stream().sorted().map(Enum::name).toList();
    }

    /** Whether the environment says anything usable of it. */
    boolean isSetUp() {
        return problem != null || !keys.isEmpty() || isConfigured(text) || isConfigured(images);
    }

    private static boolean isConfigured(@Nullable AbilityLook ability) {
        return ability != null && ability.configured();
    }

    boolean failed() {
        return problem != null || (check != null && !check.passed());
    }
}
