package dev.patternengine.http;

import dev.patternengine.domain.Role;
import dev.patternengine.domain.Tenants;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes callers of signed tokens (RFC 7519). The library checks signature, {@code exp}, {@code nbf}, {@code iat}, {@code iss} and {@code
 * aud}, and only with the keys of the algorithm that the token names, so that {@code none} and a public key taken for a shared secret open
 * nothing.
 */
final class TokenReader {
    /** Tokens that expire later, in the year 9999, do so then. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** What claims tell of times. */
    private static final List<String> MOMENTS = List.of("exp", "nbf", "iat");

    /** How long signatures are, by algorithm. */
    private static final Map<String, Integer> CURVE_BYTES = Map.of("ES256", 64, "ES384", 96, "ES512", 132);

    private final AccessSettings.Tokens settings;
    private final JWTAuth library;

    /** @throws RuntimeException when a key cannot be read */
    TokenReader(Vertx vertx, AccessSettings.Tokens settings) {
        this.settings = settings;
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(rules(settings));
        settings.keys()
                .forEach(key -> options.addPubSecKey(
                        new PubSecKeyOptions().setAlgorithm(key.algorithm()).setBuffer(key.text())));
        this.library = JWTAuth.create(vertx, options);
    }

    private static JWTOptions rules(AccessSettings.Tokens settings) {
        JWTOptions rules = new JWTOptions().setLeeway(settings.leewaySeconds());
        if (!settings.issuer().isEmpty()) {
            rules.setIssuer(settings.issuer());
        }
        if (!settings.audiences().isEmpty()) {
            rules.setAudience(settings.audiences());
        }
        return rules;
    }

    /** The caller whom the token names; fails when it opens nothing. */
    Future<Caller> read(String token) {
        if (!isSignedPlainly(token)) {
            return Future.failedFuture("the signature is not written as it must be");
        }
        if (isCritical(token)) {
            return Future.failedFuture("the token asks for something that is not known here (crit)");
        }
        return Future.future(promise -> library.authenticate(new TokenCredentials(token))
                .map(this::caller)
                .onComplete(promise));
    }

    /**
     * Whether the signature is written in the one way that base64url has for its bytes (RFC 4648, 3.5), and those of an elliptic curve are as long as the
     * algorithm says (RFC 7518, 3.4): otherwise one token could be written in several ways.
     */
    private static boolean isSignedPlainly(String token) {
        String written = token.substring(token.lastIndexOf('.') + 1);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(written);
            int length = CURVE_BYTES.getOrDefault(String.valueOf(head(token).getValue("alg")), signature.length);
            return signature.length == length
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(signature)
                            .equals(written);
        } catch (IllegalArgumentException | DecodeException nonsense) {
            return false;
        }
    }

    private static JsonObject head(String token) {
        byte[] head = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, token.indexOf('.'))));
        return new JsonObject(Buffer.buffer(head));
    }

    /** Whether its head names what must be understood (RFC 7515, 4.1.11): nothing such is. */
    private static boolean isCritical(String token) {
        try {
            return head(token).containsKey("crit");
        } catch (IllegalArgumentException | DecodeException nonsense) {
            return false;
        }
    }

    private Caller caller(User user) {
        JsonObject claims = user.attributes().getJsonObject("accessToken");
        for (String moment : MOMENTS) {
            if (claims.containsKey(moment) && !isMoment(claims.getValue(moment))) {
                throw new IllegalArgumentException("the token's " + moment + " is no moment");
            }
        }
        if (!(claims.getValue("exp") instanceof Number expiry)) {
            throw new IllegalArgumentException("the token never expires");
        }
        if (!(claims.getValue(settings.tenantClaim()) instanceof String tenant) || !Tenants.isName(tenant)) {
            throw new IllegalArgumentException("the token names no tenant");
        }
        String subject = claims.getValue("sub") instanceof String named ? named : "";
        long until = TimeUnit.SECONDS.toMillis(Math.min(expiry.longValue(), LAST_SECOND) + settings.leewaySeconds());
        return new Caller(tenant, roles(claims.getValue(settings.roleClaim())), "token " + subject, until);
    }

    /** Whether it is a number of seconds since 1970 (RFC 7519, 2), told exactly: whole, or with a fraction and a date that there is. */
    private static boolean isMoment(Object claim) {
        return claim instanceof Double fraction
                ? fraction >= 0 && fraction <= LAST_SECOND
                : claim instanceof Number whole && isWhole(whole) && whole.longValue() >= 0;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    /** Those that are known: an issuer may have roles of its own beside them. */
    private static Set<Role> roles(Object claim) {
        List<?> labels = List.of();
        if (claim instanceof String text) {
            labels = List.of(text.split(" ", -1));
        } else if (claim instanceof JsonArray array) {
            labels = array.getList();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        labels.forEach(label -> Role.of(String.valueOf(label)).ifPresent(roles::add));
        return roles;
    }
}
