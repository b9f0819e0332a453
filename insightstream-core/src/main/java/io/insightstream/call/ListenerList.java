package io.insightstream.call;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners as one. What one of them throws does not reach the call or the others. */
final class ListenerList implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerList.class);

    private final List<CallListener> listeners;

    ListenerList(List<CallListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void started(Call call) {
        tell(listener -> listener.started(call));
    }

    @Override
    public void retried(Retry retry) {
        tell(listener -> listener.retried(retry));
    }

    @Override
    public void keyChanged(KeyChange change) {
        tell(listener -> listener.keyChanged(change));
    }

    @Override
    public void failedOver(Failover failover) {
        tell(listener -> listener.failedOver(failover));
    }

    @Override
    public void modelChanged(ModelChange change) {
        tell(listener -> listener.modelChanged(change));
    }

    @Override
    public void modelRetiring(ModelRetirement retirement) {
        tell(listener -> listener.modelRetiring(retirement));
    }

    @Override
    public void capabilityRefused(CapabilityRefusal refusal) {
        tell(listener -> listener.capabilityRefused(refusal));
    }

    @Override
    public void ended(End end) {
        tell(listener -> listener.ended(end));
    }

    private void tell(Consumer<CallListener> event) {
        for (CallListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn(
                        "the listener {} failed; the call goes on",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
