package dev.patternengine.http;

import dev.patternengine.json.Problem;
import io.vertx.ext.web.RoutingContext;

/** Answers those who are not let in (RFC 6750). What exists behind the door is not told. */
final class Denials {
    private static final String CHALLENGE = "Bearer realm=\"pattern-engine\"";

    private Denials() {}

    /** @param shown whether a key was shown at all */
    static void unknown(RoutingContext context, boolean shown) {
        String detail = shown
                ? "the key or token is not known, or holds no longer"
                : "this needs one key or token: send the header Authorization: Bearer KEY";
        challenge(context, shown ? ", error=\"invalid_token\"" : "");
        Replies.problem(context, Problem.of(401, "No valid key", detail));
    }

    static void forbidden(RoutingContext context, Rule rule) {
        challenge(context, ", error=\"insufficient_scope\"");
        Replies.problem(context, Problem.of(403, "Not with this key", "this needs the role " + rule.text()));
    }

    private static void challenge(RoutingContext context, String error) {
        context.response().putHeader("WWW-Authenticate", CHALLENGE + error);
    }
}
