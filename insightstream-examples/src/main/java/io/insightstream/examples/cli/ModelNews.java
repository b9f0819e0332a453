package io.insightstream.examples.cli;

import io.insightstream.call.CallListener;
import java.io.PrintWriter;

/** Tells the user what becomes of the models they have configured, beside the answer. */
final class ModelNews implements CallListener {

    private final PrintWriter err;

    ModelNews(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void modelChanged(ModelChange change) {
        tell("The model " + change.from() + " of " + change.provider() + " is not available"
                + (change.to() == null ? "" : ", so " + change.to() + " is asked") + ": "
                + change.failure().getMessage());
    }

    @Override
    public void modelRetiring(ModelRetirement retirement) {
        tell("The model " + retirement.model() + " of " + retirement.provider() + " ceases to answer at "
                + retirement.at() + "; configure another in time");
    }

    @Override
    public void capabilityRefused(CapabilityRefusal refusal) {
        tell("The model " + refusal.model() + " of " + refusal.provider() + " takes no " + refusal.capability()
                + ", so it is asked without, and its answer is checked all the same");
    }

    /** A server's words must not steer the terminal. */
    private void tell(String news) {
        err.println(TerminalText.plain(news));
    }
}
