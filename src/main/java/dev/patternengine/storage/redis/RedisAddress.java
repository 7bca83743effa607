package dev.patternengine.storage.redis;

import java.net.URI;
import java.net.URISyntaxException;

/** Where Redis is and how to log in: {@code redis[s]://[[user]:password@]host[:port][/database]}. Its text hides the password. */
public final class RedisAddress {
    private static final int USUAL_PORT = 6379;
    private static final String FORM =
            "a Redis address looks like redis://host:port/database or rediss://user:password@host";

    private final URI uri;

    private RedisAddress(URI uri) {
        this.uri = uri;
    }

    /** @throws IllegalArgumentException when it is none; the message repeats nothing of it, because of the password */
    public static RedisAddress parse(String text) {
        RedisAddress address = new RedisAddress(uri(text));
        if (!address.isWhole()) {
            throw new IllegalArgumentException(FORM);
        }
        return address;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(
                    FORM + ": character " + unreadable.getIndex() + " does not belong there");
        }
    }

    private boolean isWhole() {
        return ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getPath().matches("(/\\d{0,4})?")
                && uri.getQuery() == null
                && uri.getFragment() == null;
    }

    boolean isEncrypted() {
        return uri.getScheme().equals("rediss");
    }

    /** All of it, the password included: for the client alone. */
    String secretText() {
        return uri.toString();
    }

    @Override
    public String toString() {
        String database = uri.getPath().length() > 1 ? uri.getPath() : "";
        return uri.getHost() + ":" + (uri.getPort() < 0 ? USUAL_PORT : uri.getPort()) + database;
    }
}
