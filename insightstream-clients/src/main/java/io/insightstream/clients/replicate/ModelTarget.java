package io.insightstream.clients.replicate;

import io.insightstream.error.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where predictions of a model are made.
 *
 * @param path the path to send them to
 * @param version the version to name in the body; null where the path names the model
 */
record ModelTarget(String path, @Nullable String version) {

    private static final Pattern MODEL = Pattern.compile("([A-Za-z0-9][\\w.-]{0,99})/([A-Za-z0-9][\\w.-]{0,99})");
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

    /** What is wrong with the name of a model; null if nothing. */
    static @Nullable String problem(String model) {
        String[] parts = model.split(":", -1);
        boolean named = MODEL.matcher(parts[0]).matches();
        boolean right = parts.length == 1
                ? named || VERSION.matcher(model).matches()
                : parts.length == 2 && named && VERSION.matcher(parts[1]).matches();
        return right
                ? null
                : "a model at Replicate is owner/name, owner/name:version or a version of 64 hexadecimal digits, got '"
                        + model + "'";
    }

    static ModelTarget of(String model) {
        String problem = problem(model);
        if (problem != null) {
            throw new InvalidRequest(problem);
        }
        Matcher official = MODEL.matcher(model);
        return official.matches()
                ? new ModelTarget("models/" + official.group(1) + "/" + official.group(2) + "/predictions", null)
                : new ModelTarget("predictions", model.substring(model.indexOf(':') + 1));
    }
}
