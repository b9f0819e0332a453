package io.insightstream.failover;

import io.insightstream.error.Unsupported;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is asked of one provider after the other.
 *
 * @param operation what it is called in events
 * @param modelNamed whether it names a model, so that a provider without that model is not at fault
 * @param check throws {@link Unsupported} for a provider that cannot do it
 * @param call asks a provider
 * @param mayMove whether the next provider may still be asked
 */
record Question<P, R>(
        String operation, boolean modelNamed, Consumer<P> check, Function<P, R> call, BooleanSupplier mayMove) {

    boolean fits(P provider) {
        try {
            check.accept(provider);
            return true;
        } catch (Unsupported absent) {
            return false;
        }
    }

    static <P, R> Question<P, R> of(String operation, Consumer<P> check, Function<P, R> call) {
        return new Question<>(operation, false, check, call, () -> true);
    }
}
