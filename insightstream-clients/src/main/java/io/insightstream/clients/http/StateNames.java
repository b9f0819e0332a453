package io.insightstream.clients.http;

import java.util.regex.Pattern;

/** Names that become parts of the names of pieces of state. */
final class StateNames {

    static final String RULE = "1 to 40 letters, digits, hyphens and underscores";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private StateNames() {}

    static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }
}
