package io.insightstream.failover;

import io.insightstream.call.CallListener;
import io.insightstream.call.Closing;
import io.insightstream.call.ProviderId;
import io.insightstream.error.InsightStreamException;
import io.insightstream.error.InvalidRequest;
import io.insightstream.error.Unsupported;
import io.insightstream.spi.Capability;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Providers of one kind in the order they are asked in: what failover is, whatever the kind. */
final class Entries<P extends AutoCloseable> {

    private final Settings settings;
    private final List<Entry<P>> list = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** What holds for all kinds. */
    record Settings(
            ProviderId id,
            Set<Class<? extends InsightStreamException>> failures,
            Rest rest,
            Clock clock,
            CallListener listener) {
        boolean moves(InsightStreamException failure) {
            return failures.stream().anyMatch(type -> type.isInstance(failure));
        }
    }

    Entries(Settings settings, List<P> providers, Function<P, ProviderId> idOf) {
        this.settings = settings;
        Map<ProviderId, Integer> seen = new HashMap<>();
        for (P provider : providers) {
            ProviderId id = idOf.apply(provider);
            int number = seen.merge(id, 1, Integer::sum);
            String name = number == 1 ? id.value() : id + "#" + number;
            list.add(new Entry<>(provider, id, name, settings.rest(), settings.clock()));
        }
    }

    ProviderId id() {
        return settings.id();
    }

    Clock clock() {
        return settings.clock();
    }

    List<P> providers() {
        return list.stream().map(Entry::provider).toList();
    }

    Set<Capability> capabilities(Function<P, Set<Capability>> of) {
        Set<Capability> union = EnumSet.noneOf(Capability.class);
        list.forEach(entry -> union.addAll(of.apply(entry.provider())));
        return Set.copyOf(union);
    }

    List<ProviderState> snapshot() {
        return list.stream().map(Entry::state).toList();
    }

    <R> Answer<R> ask(Question<P, R> question) {
        return round(question).ask(list);
    }

    /** Asks the provider that has given {@code token}, and no other. */
    <R> Answer<R> ask(Token token, Question<P, R> question) {
        return round(question).askOnly(named(token));
    }

    /** The first that can do it and does not rest; if all rest, the first that can do it. */
    P first(Question<P, ?> question) {
        List<Entry<P>> able =
                list.stream().filter(entry -> question.fits(entry.provider())).toList();
        return able.stream()
                .filter(entry -> entry.standing().until() == null)
                .findFirst()
                .or(() -> able.stream().findFirst())
                .orElseThrow(() -> new Unsupported("no provider of '" + id() + "' can do it"))
                .provider();
    }

    boolean has(Token token) {
        return names().contains(token.provider());
    }

    List<String> names() {
        return list.stream().map(Entry::name).toList();
    }

    private Entry<P> named(Token token) {
        return list.stream()
                .filter(entry -> entry.name().equals(token.provider()))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("'" + token + "' was not given by '" + id()
                        + "': it has no provider of that name; pass what it gave"));
    }

    private <R> Round<P, R> round(Question<P, R> question) {
        return new Round<>(
                id(),
                question,
                settings::moves,
                settings.listener(),
                settings.clock().instant());
    }

    /** Closes each once; if one fails, the others are closed all the same. */
    void close() {
        if (!closed.getAndSet(true)) {
            Closing.all(providers());
        }
    }
}
