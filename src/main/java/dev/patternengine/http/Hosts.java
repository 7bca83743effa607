package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names under which the engine may be asked. A web page elsewhere can have its own name lead here (DNS rebinding) and is
 * then of one origin with the engine; the header {@code Host} still tells that name. Names of this machine's loopback and the
 * address the request came to are always right. Others must be allowed where the engine listens for this machine only, or
 * where any is allowed.
 */
final class Hosts {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://([^/?#]*)");
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");

    private final boolean any;
    private final Set<String> allowed;

    /**
     * @param listener the address listened at, as configured
     * @param allowed further names, without a port
     */
    Hosts(String listener, Set<String> allowed) {
        this.any = allowed.isEmpty() && !LOOPBACK.matcher(bracketed(listener)).matches();
        this.allowed = allowed.stream().map(Hosts::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** What a request says whom it asks. */
    enum Verdict {
        /** One that the engine answers for. */
        OURS,
        /** Somebody else. */
        FOREIGN,
        /** Nobody, or two. */
        UNCLEAR
    }

    Verdict of(HttpServerRequest request) {
        List<String> told = request.headers().getAll(HttpHeaders.HOST);
        if (told.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
            return Verdict.OURS;
        }
        if (told.size() != 1) {
            return Verdict.UNCLEAR;
        }
        String host = plain(PORT.matcher(asked(request.uri(), told.get(0))).replaceFirst(""));
        boolean ours = any
                || LOOPBACK.matcher(host).matches()
                || allowed.contains(host)
                || host.equals(bracketed(request.localAddress().hostAddress()));
        return ours ? Verdict.OURS : Verdict.FOREIGN;
    }

    /** A request line that names a host itself counts before the header (RFC 9112, 3.2.2). */
    private static String asked(String uri, String header) {
        Matcher absolute = ABSOLUTE.matcher(uri);
        return absolute.lookingAt() ? absolute.group(1) : header;
    }

    /** In lower case, without the dot that may end a full name. */
    private static String plain(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static String bracketed(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }
}
