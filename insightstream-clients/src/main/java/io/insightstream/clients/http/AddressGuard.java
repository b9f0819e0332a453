package io.insightstream.clients.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests away from addresses that are not allowed, such as those that are not public. Names are judged by what they resolve to for the connection
 * itself, so that a name that resolves otherwise the second time gains nothing; connections that are there already are
 * judged by their other end.
 */
final class AddressGuard implements Dns, Interceptor {

    private final Dns names;
    private final Predicate<InetAddress> allowed;

    AddressGuard(Dns names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = names.lookup(host);
        for (InetAddress address : addresses) {
            // One is enough: which of them is connected to is not ours to say.
            require(host, address);
        }
        return addresses;
    }

    /** Numbers in place of a name are never looked up. */
    void checkLiteral(HttpUrl url) throws Refused {
        InetAddress literal = literal(url.host());
        if (literal != null) {
            require(url.host(), literal);
        }
    }

    private static @Nullable InetAddress literal(String host) {
        boolean number = host.indexOf(':') >= 0 || host.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        try {
            // Nothing is asked for what holds only digits, dots and colons.
            return number ? InetAddress.getByName(host) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        if (connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT) {
            require(
                    chain.request().url().host(),
                    connection.route().socketAddress().getAddress());
        }
        return chain.proceed(chain.request());
    }

    private void require(String host, InetAddress address) throws Refused {
        if (!allowed.test(address)) {
            throw new Refused(host);
        }
    }

    /** An address is not public. Does not tell it: who chose the name shall not learn what it is here. */
    static final class Refused extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super("'" + host + "' is not on the public internet");
        }
    }
}
