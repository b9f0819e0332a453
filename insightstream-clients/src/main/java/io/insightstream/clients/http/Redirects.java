package io.insightstream.clients.http;

import io.insightstream.error.InsightStreamException;
import io.insightstream.error.MalformedResponse;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Where redirects may lead. */
final class Redirects {

    private static final int MOST = 5;

    private final Endpoint endpoint;
    private final Set<String> hosts;

    Redirects(Endpoint endpoint, Set<String> hosts) {
        this.endpoint = endpoint;
        this.hosts = hosts;
    }

    static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    /**
     * The request that a redirect asks for.
     *
     * @throws InsightStreamException if it leads where it may not
     */
    Request follow(Request request, Response redirect, int followed, String name) {
        String location = redirect.header("Location");
        HttpUrl target = location == null ? null : request.url().resolve(location);
        if (target == null) {
            throw refused(name, redirect, "nowhere: it names no address of http or https");
        }
        if (followed >= MOST) {
            throw refused(name, redirect, "for the " + (MOST + 1) + "th time; the server sends callers in a circle");
        }
        if (request.url().isHttps() && !target.isHttps()) {
            throw refused(name, redirect, "from https to http on " + target.host() + ", where anybody can listen");
        }
        boolean own = endpoint.isOwn(target);
        if (!own && !target.host().equals(endpoint.base().host()) && !hosts.contains(target.host())) {
            throw refused(
                    name,
                    redirect,
                    "to the host " + target.host()
                            + ", which is not allowed; check the base address, or allow the host "
                            + "with redirectHosts");
        }
        Outgoing outgoing = request.tag(Outgoing.class);
        // Who was sent the key in the query may repeat it where it leads to; it is put on again where it belongs.
        Request.Builder next = request.newBuilder().url(outgoing == null ? target : outgoing.withoutKey(target));
        if (!own) {
            next.tag(Outgoing.class, outgoing == null ? null : outgoing.withoutItsKey());
            next.removeHeader("Authorization").removeHeader("Cookie");
        }
        boolean sameRequest = redirect.code() == 307 || redirect.code() == 308;
        if (!sameRequest && !request.method().equals("HEAD")) {
            next.get();
        }
        return next.build();
    }

    private static MalformedResponse refused(String name, Response redirect, String where) {
        return new MalformedResponse(
                name + " was answered with status " + redirect.code() + ", which leads " + where, "", null);
    }
}
