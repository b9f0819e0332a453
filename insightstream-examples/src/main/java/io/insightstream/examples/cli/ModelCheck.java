package io.insightstream.examples.cli;

import io.insightstream.error.InsightStreamException;
import io.insightstream.examples.wiring.Account;
import io.insightstream.spi.Capability;
import io.insightstream.spi.ModelInfo;
import io.insightstream.spi.TextProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's list of its models tells; also its JSON.
 *
 * @param passed whether it answered and has every configured model
 * @param models the ids of the models it has
 * @param absent configured models that are not among them
 * @param shutdowns when configured models cease to answer, where the provider tells
 * @param failure why it did not answer; null if it did
 */
record ModelCheck(
        boolean passed,
        List<String> models,
        List<String> absent,
        Map<String, String> shutdowns,
        @Nullable String failure) {

    /**
     * Asks for the list.
     *
     * @return what it told; null if the account is not open, or its vendor has no such list
     */
    static @Nullable ModelCheck of(Account account) {
        TextProvider lister = account.lister();
        if (lister == null) {
            return null;
        }
        try (lister) {
            return lister.capabilities().contains(Capability.MODEL_LISTING)
                    ? of(lister.models(), account.listedModels())
                    : null;
        } catch (InsightStreamException e) {
            return new ModelCheck(false, List.of(), List.of(), Map.of(), e.getMessage());
        }
    }

    private static ModelCheck of(List<ModelInfo> listed, List<String> configured) {
        List<String> ids = listed.stream().map(ModelInfo::id).toList();
        List<String> absent =
                configured.stream().filter(model -> !ids.contains(model)).toList();
        Map<String, String> shutdowns = new TreeMap<>();
        for (ModelInfo model : listed) {
            if (model.shutdownAt() != null && configured.contains(model.id())) {
                shutdowns.put(model.id(), model.shutdownAt().toString());
            }
        }
        return new ModelCheck(absent.isEmpty(), ids, absent, shutdowns, null);
    }
}
