package io.insightstream.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.insightstream.call.CallListener.Call;
import io.insightstream.call.CallListener.CapabilityRefusal;
import io.insightstream.call.CallListener.End;
import io.insightstream.call.CallListener.Failover;
import io.insightstream.call.CallListener.KeyChange;
import io.insightstream.call.CallListener.Outcome;
import io.insightstream.call.CallListener.Retry;
import io.insightstream.error.ProviderUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallListenerTest {

    private final ProviderUnavailable away = new ProviderUnavailable("the server is away");
    private final Call call = new Call(7, new ProviderId("youtube"), "channels.list", null);
    private final Call modelCall = new Call(8, new ProviderId("gemini"), "generate", "model-1");
    private final Retry retry = new Retry(call, 1, Duration.ofMillis(250), away);
    private final KeyChange change = new KeyChange(call, "aaaaaaaaaaaa", "bbbbbbbbbbbb", "not accepted");
    private final Failover failover = new Failover("images", new ProviderId("one"), new ProviderId("two"), away);
    private final CapabilityRefusal refusal =
            new CapabilityRefusal(new ProviderId("groq"), "model-1", "JSON_SCHEMA", away);
    private final End answered =
            new End(call, Outcome.ANSWERED, 2, Duration.ofMillis(300), Usage.ofQuota("reads", 2), null);
    private final End failed = new End(modelCall, Outcome.FAILED, 4, Duration.ofSeconds(3), Usage.NONE, away);

    @Test
    void every_listener_hears_every_event_in_order() {
        List<String> heard = new ArrayList<>();

        tellAll(CallListener.all(new Recorder("a", heard), new Recorder("b", heard)));

        List<String> expected = new ArrayList<>();
        for (Object event : List.of(call, retry, change, failover, refusal, answered)) {
            expected.add("a " + event);
            expected.add("b " + event);
        }
        assertEquals(expected, heard);
    }

    @Test
    void a_listener_that_fails_keeps_nothing_from_the_others() {
        List<String> heard = new ArrayList<>();
        CallListener broken = new Recorder("broken", List.of());

        tellAll(CallListener.all(broken, new Recorder("b", heard)));

        assertEquals(6, heard.size());
    }

    @Test
    void the_log_and_the_silent_listener_take_every_event() {
        for (CallListener listener : List.of(CallListener.logging(), CallListener.NONE)) {
            tellAll(listener);
            listener.started(modelCall);
            listener.ended(failed);
        }
    }

    private void tellAll(CallListener listener) {
        listener.started(call);
        listener.retried(retry);
        listener.keyChanged(change);
        listener.failedOver(failover);
        listener.capabilityRefused(refusal);
        listener.ended(answered);
    }

    private record Recorder(String name, List<String> heard) implements CallListener {
        @Override
        public void started(Call call) {
            heard.add(name + " " + call);
        }

        @Override
        public void retried(Retry retry) {
            heard.add(name + " " + retry);
        }

        @Override
        public void keyChanged(KeyChange change) {
            heard.add(name + " " + change);
        }

        @Override
        public void failedOver(Failover failover) {
            heard.add(name + " " + failover);
        }

        @Override
        public void capabilityRefused(CapabilityRefusal refusal) {
            heard.add(name + " " + refusal);
        }

        @Override
        public void ended(End end) {
            heard.add(name + " " + end);
        }
    }
}
