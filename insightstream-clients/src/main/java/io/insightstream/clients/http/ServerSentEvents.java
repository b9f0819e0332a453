package io.insightstream.clients.http;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * Puts the lines of a body back together: the data of server-sent events, and whatever is no event, such as an error in
 * plain JSON where events were promised. For {@link HttpCaller#stream(HttpCall, Consumer, java.util.function.Function)}. Not safe for use by several threads.
 */
public final class ServerSentEvents implements Consumer<String> {

    private static final String DATA = "data";

    private final Consumer<String> events;
    private final StringBuilder data = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private boolean inEvent;

    /**
     * Starts at the beginning of a body.
     *
     * @param events takes the data of each event as it is complete, never empty; what it throws ends the call
     */
    public ServerSentEvents(Consumer<String> events) {
        this.events = Objects.requireNonNull(events, "events");
    }

    /**
     * Takes the next line.
     *
     * @param line the line, without its end
     */
    @Override
    public void accept(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        switch (field) {
            case DATA -> {
                if (inEvent) {
                    data.append('\n');
                }
                inEvent = true;
                if (colon >= 0) {
                    data.append(line, line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1, line.length());
                }
            }
            case "", "event", "id", "retry" -> {
                // A comment, or a field that says nothing about the data.
            }
            default -> rest.append(line).append('\n');
        }
    }

    /**
     * Ends the body: an event that no empty line follows is complete, too.
     *
     * @return the lines that belong to no event; empty if there are none
     */
    public String end() {
        dispatch();
        return rest.toString().strip();
    }

    private void dispatch() {
        String event = data.toString();
        data.setLength(0);
        inEvent = false;
        if (!event.isEmpty()) {
            events.accept(event);
        }
    }
}
