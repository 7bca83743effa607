package dev.patternengine.http;

import dev.patternengine.access.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is let in beside those whose keys are stored.
 *
 * @param bootstrap hash of the key of an operator that opens as long as the process lives
 * @param tokens which signed tokens (JWT) open
 */
public record AccessSettings(Optional<String> bootstrap, Optional<Tokens> tokens) {
    /** Nobody. */
    public static final AccessSettings NONE = new AccessSettings(Optional.empty(), Optional.empty());

    private static final int SHORTEST_BOOTSTRAP = 32;

    /**
     * These settings with a bootstrap key, of which only the hash is kept.
     *
     * @throws IllegalArgumentException when it is too short to withstand guessing, or nothing that a header can carry
     */
    public AccessSettings withBootstrap(String key) {
        if (key.length() < SHORTEST_BOOTSTRAP || !key.matches("[\\x21-\\x7e]*")) {
            throw new IllegalArgumentException("the bootstrap key must have at least " + SHORTEST_BOOTSTRAP
                    + " characters, of ASCII and without spaces: take random ones, such as openssl rand -hex 20 gives");
        }
        return new AccessSettings(Optional.of(Secret.hash(key)), tokens);
    }

    public AccessSettings withTokens(Tokens other) {
        return new AccessSettings(bootstrap, Optional.of(other));
    }

    /**
     * Which signed tokens open. All must have an expiry ({@code exp}).
     *
     * @param keys of which one must have signed
     * @param issuer that {@code iss} must be; empty for any
     * @param audiences of which {@code aud} must name one; none for any
     * @param tenantClaim the claim that holds the tenant's name
     * @param roleClaim the claim that holds roles: an array, or a text with spaces between
     * @param leewaySeconds by which clocks may differ
     */
    public record Tokens(
            List<TokenKey> keys,
            String issuer,
            List<String> audiences,
            String tenantClaim,
            String roleClaim,
            int leewaySeconds) {
        public Tokens {
            keys = List.copyOf(keys);
            audiences = List.copyOf(audiences);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("tokens need a key that they are checked with");
            }
            if (leewaySeconds < 0 || leewaySeconds > 600) {
                throw new IllegalArgumentException("the leeway must be 0 to 600 seconds, not " + leewaySeconds);
            }
        }
    }

    /**
     * A key that tokens are checked with.
     *
     * @param algorithm as tokens name it
     * @param text the shared secret for HS…, else a public key or certificate in PEM
     */
    public record TokenKey(String algorithm, String text) {
        private static final Set<String> ALGORITHMS =
                Set.of("HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512");

        public TokenKey {
            if (!ALGORITHMS.contains(algorithm)) {
                throw new IllegalArgumentException(
                        "unknown algorithm of tokens: HS256, RS256 and ES256 are known, each also with 384 and 512");
            }
            if (isShared(algorithm)) {
                int bytes = Integer.parseInt(algorithm.substring(2)) / 8;
                if (text.getBytes(StandardCharsets.UTF_8).length < bytes) {
                    throw new IllegalArgumentException(
                            "the secret of " + algorithm + " must have at least " + bytes + " bytes");
                }
                if (text.contains("-----BEGIN PUBLIC KEY-----") || text.contains("-----BEGIN CERTIFICATE-----")) {
                    throw new IllegalArgumentException("the secret of " + algorithm
                            + " is a public key, with which anybody could sign: take RS or ES, or a secret");
                }
            } else if (!text.contains("-----BEGIN PUBLIC KEY-----") && !text.contains("-----BEGIN CERTIFICATE-----")) {
                throw new IllegalArgumentException("the key of " + algorithm
                        + " must be a public key or a certificate in PEM (-----BEGIN PUBLIC KEY-----)");
            }
        }

        private static boolean isShared(String algorithm) {
            return algorithm.startsWith("HS");
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "key of " + algorithm;
        }
    }
}
