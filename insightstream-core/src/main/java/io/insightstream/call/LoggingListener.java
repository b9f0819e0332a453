package io.insightstream.call;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes calls to a log. */
final class LoggingListener implements CallListener {

    static final LoggingListener INSTANCE = new LoggingListener();

    private static final Logger LOG = LoggerFactory.getLogger("io.insightstream.call");

    private LoggingListener() {}

    @Override
    public void started(Call call) {
        LOG.debug("call {}: {} of {}{}", call.id(), call.operation(), call.provider(), model(call));
    }

    @Override
    public void retried(Retry retry) {
        LOG.info(
                "call {}: attempt {} failed, the next one comes in {} ms: {}",
                retry.call().id(),
                retry.attempt(),
                retry.delay().toMillis(),
                retry.failure().getMessage());
    }

    @Override
    public void keyChanged(KeyChange change) {
        LOG.info("call {}: key {} instead of {}: {}", change.call().id(), change.to(), change.from(), change.reason());
    }

    @Override
    public void failedOver(Failover failover) {
        LOG.info(
                "{}: {} instead of {}: {}",
                failover.operation(),
                failover.to(),
                failover.from(),
                failover.failure().getMessage());
    }

    @Override
    public void modelChanged(ModelChange change) {
        LOG.warn(
                "the model {} of {} is not available, {}: {}",
                change.from(),
                change.provider(),
                change.to() == null ? "and no other is left" : "asking " + change.to(),
                change.failure().getMessage());
    }

    @Override
    public void modelRetiring(ModelRetirement retirement) {
        LOG.warn(
                "the model {} of {} is shut down at {}; configure another in time",
                retirement.model(),
                retirement.provider(),
                retirement.at());
    }

    @Override
    public void capabilityRefused(CapabilityRefusal refusal) {
        LOG.warn(
                "the model {} of {} refuses {} and is asked without it from now on: {}",
                refusal.model(),
                refusal.provider(),
                refusal.capability(),
                refusal.failure().getMessage());
    }

    @Override
    public void ended(End end) {
        if (end.failure() == null) {
            LOG.debug(
                    "call {}: {} in {} ms, {} requests, {}",
                    end.call().id(),
                    end.outcome(),
                    end.latency().toMillis(),
                    end.attempts(),
                    end.usage());
        } else {
            LOG.warn(
                    "call {}: {} of {}{} {} after {} ms and {} requests: {}",
                    end.call().id(),
                    end.call().operation(),
                    end.call().provider(),
                    model(end.call()),
                    end.outcome(),
                    end.latency().toMillis(),
                    end.attempts(),
                    end.failure().getMessage());
        }
    }

    private static String model(Call call) {
        return call.model() == null ? "" : ", model " + call.model();
    }
}
