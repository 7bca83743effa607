package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.regex.Pattern;

/**
 * Where the engine is, as whoever asks sees it: the host that was asked, over what a proxy in front says was spoken to it. Both are the
 * client's word and are told to nobody else.
 */
final class ServerUrl {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern SCHEME = Pattern.compile("https?");

    private ServerUrl() {}

    /** Absolute, without a slash at its end. Without a host that can be one, the address that was connected to. */
    static String of(HttpServerRequest request) {
        String scheme = request.getHeader("X-Forwarded-Proto");
        String host = request.getHeader(HttpHeaders.HOST);
        return (scheme != null && SCHEME.matcher(scheme).matches() ? scheme : request.scheme())
                + "://"
                + (host != null && HOST.matcher(host).matches() ? host : authority(request.localAddress()));
    }

    private static String authority(SocketAddress local) {
        String address = local.hostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + local.port();
    }
}
