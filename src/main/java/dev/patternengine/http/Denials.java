package dev.patternengine.http;

import dev.patternengine.json.Problem;
import io.vertx.ext.web.RoutingContext;

/** Answers those who are not let in (RFC 6750). What exists behind the door is not told. */
final class Denials {
    static final String ENDED = "the key or token holds no longer";

    private static final String CHALLENGE = "Bearer realm=\"pattern-engine\"";

    private Denials() {}

    /** @param why the caller is nobody, as the gatekeeper found */
    static void unknown(RoutingContext context, Throwable why) {
        challenge(context, isShown(why) ? ", error=\"invalid_token\"" : "");
        Replies.problem(context, Problem.of(401, "No valid key", reason(why)));
    }

    /** The same in words for people. */
    static String reason(Throwable why) {
        return isShown(why)
                ? "the key or token is not known, or holds no longer"
                : "this needs one key or token: send the header Authorization: Bearer KEY";
    }

    private static boolean isShown(Throwable why) {
        return why instanceof Gatekeeper.DeniedException;
    }

    /** Prepares the answer to somebody who was let in, and would not be any more. */
    static void ended(RoutingContext context) {
        challenge(context, ", error=\"invalid_token\"");
    }

    static void forbidden(RoutingContext context, Rule rule) {
        challenge(context, ", error=\"insufficient_scope\"");
        Replies.problem(context, Problem.of(403, "Not with this key", "this needs the role " + rule.text()));
    }

    private static void challenge(RoutingContext context, String error) {
        context.response().putHeader("WWW-Authenticate", CHALLENGE + error);
    }
}
