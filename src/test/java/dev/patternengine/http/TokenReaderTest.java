package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Role;
import dev.patternengine.http.AccessSettings.TokenKey;
import dev.patternengine.http.AccessSettings.Tokens;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are made here with the JDK alone, so that the library is not held against itself. */
class TokenReaderTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String SECRET = "a secret of thirty-two bytes or more";
    private static final KeyPair RSA = pair("RSA");
    private static final KeyPair OTHER_RSA = pair("RSA");
    private static final KeyPair EC = pair("EC");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final long NOW = System.currentTimeMillis() / 1_000;

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2_048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static TokenReader reader(TokenKey... keys) {
        return reader("", List.of(), keys);
    }

    private static TokenReader reader(String issuer, List<String> audiences, TokenKey... keys) {
        return new TokenReader(VERTX, new Tokens(List.of(keys), issuer, audiences, "tenant", "roles", 0));
    }

    private static final TokenKey HS256 = new TokenKey("HS256", SECRET);

    private static JsonObject claims() {
        return new JsonObject()
                .put("sub", "planner")
                .put("tenant", "acme")
                .put("roles", new JsonArray().add("write").add("else"))
                .put("exp", NOW + 600);
    }

    private static String part(JsonObject object) {
        return encoded(object.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String unsigned(String algorithm, JsonObject claims) {
        return part(new JsonObject().put("alg", algorithm).put("typ", "JWT")) + "." + part(claims);
    }

    private static String hmac(String algorithm, String secret, JsonObject claims) {
        return hmac(algorithm, secret, unsigned(algorithm, claims));
    }

    private static String hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(String algorithm, KeyPair pair, JsonObject claims) {
        try {
            String text = unsigned(algorithm, claims);
            Signature signature = Signature.getInstance(
                    algorithm.startsWith("ES") ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(TokenReader reader, String token) {
        Future<Caller> read = reader.read(token);
        assertThat(read.isComplete()).isTrue();
        assertThat(read.failed()).isTrue();
    }

    private static void taken(TokenReader reader, String token) {
        Future<Caller> read = reader.read(token);
        assertThat(read.succeeded()).as(() -> String.valueOf(read.cause())).isTrue();
        assertThat(read.result().tenant()).isEqualTo("acme");
    }

    @Test
    void read_signedToken_isItsTenantAndKnownRoles() {
        Caller caller = reader(HS256).read(hmac("HS256", SECRET, claims())).result();

        assertThat(caller).isEqualTo(new Caller("acme", Set.of(Role.WRITE), "token planner", (NOW + 600) * 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "Q", "_", "=", "==", "AA", "AAA", "AAAA"})
    void read_tokenWhoseSignatureHasMoreCharacters_opensNothing(String more) {
        TokenReader reader = reader(new TokenKey("ES256", pem(EC)));
        String token = signed("ES256", EC, claims());
        taken(reader, token);

        refused(reader, token + more);
        refused(reader(HS256), hmac("HS256", SECRET, claims()) + more);
    }

    /** The last character of 64 bytes has four bits that tell nothing. */
    @Test
    void read_tokenWhoseSignatureIsWrittenInAnotherWay_opensNothing() {
        TokenReader reader = reader(new TokenKey("ES256", pem(EC)));
        String token = signed("ES256", EC, claims());
        int last = ALPHABET.indexOf(token.charAt(token.length() - 1));

        refused(reader, token.substring(0, token.length() - 1) + ALPHABET.charAt(last + 1));
    }

    @Test
    void read_tokenWithLeeway_opensSoMuchLonger() {
        Tokens patient = new Tokens(List.of(HS256), "", List.of(), "tenant", "roles", 5);
        String token = hmac("HS256", SECRET, claims());

        assertThat(new TokenReader(VERTX, patient).read(token).result().until()).isEqualTo((NOW + 605) * 1_000);
    }

    @Test
    void read_tokenForAllTimes_expiresLate() {
        String token = hmac("HS256", SECRET, claims().put("exp", Long.MAX_VALUE));

        assertThat(reader(HS256).read(token).result().until()).isGreaterThan((NOW + 600) * 1_000);
    }

    /** As they are written: 2^64 and a little would be the little if the rest were cut off. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e300",
                "-1e300",
                "1e19",
                "-1",
                "-0.5",
                "9223372036854775808",
                "18446744073709551617600",
                "340282366920938463463374607433532967936",
                "253402300800.5",
                "NaN",
                "\"NaN\"",
                "\"1e300\"",
                "null",
                "true",
                "[1]"
            })
    void read_timeThatIsNone_isRefused(String number) {
        for (String moment : List.of("exp", "iat")) {
            JsonObject rest = claims();
            rest.remove(moment);
            String written = rest.encode().replaceFirst("\\{", "{\"" + moment + "\":" + number + ",");
            String plain = unsigned("HS256", rest);
            String body = encoded(written.getBytes(StandardCharsets.UTF_8));
            refused(reader(HS256), hmac("HS256", SECRET, plain.substring(0, plain.indexOf('.') + 1) + body));
        }
    }

    @Test
    void read_timeWithAFraction_isTaken() {
        taken(
                reader(HS256),
                hmac("HS256", SECRET, claims().put("exp", NOW + 600.5).put("iat", NOW - .5)));
    }

    @Test
    void read_rolesInOneText_areThese() {
        String token = hmac("HS256", SECRET, claims().put("roles", "read openid write"));

        assertThat(reader(HS256).read(token).result().roles()).containsExactlyInAnyOrder(Role.READ, Role.WRITE);
    }

    @Test
    void read_eachAlgorithm_isTaken() {
        TokenReader reader = reader(HS256, new TokenKey("RS256", pem(RSA)), new TokenKey("ES256", pem(EC)));

        taken(reader, hmac("HS256", SECRET, claims()));
        taken(reader, signed("RS256", RSA, claims()));
        taken(reader, signed("ES256", EC, claims()));
    }

    @Test
    void read_twoKeysOfOneAlgorithm_takesTokensOfBoth() {
        TokenReader reader = reader(new TokenKey("RS256", pem(RSA)), new TokenKey("RS256", pem(OTHER_RSA)));

        taken(reader, signed("RS256", RSA, claims()));
        taken(reader, signed("RS256", OTHER_RSA, claims()));
    }

    @Test
    void read_wrongSignature_isRefused() {
        refused(reader(HS256), hmac("HS256", SECRET + "!", claims()));
        refused(reader(new TokenKey("RS256", pem(RSA))), signed("RS256", OTHER_RSA, claims()));
        String token = hmac("HS256", SECRET, claims());
        refused(reader(HS256), token.substring(0, token.length() - 2));
        refused(reader(HS256), token.substring(0, token.lastIndexOf('.') + 1));
        refused(reader(HS256), token.substring(0, token.lastIndexOf('.')));
    }

    @Test
    void read_otherClaimsUnderTheSameSignature_isRefused() {
        String token = hmac("HS256", SECRET, claims());
        String signature = token.substring(token.lastIndexOf('.'));

        refused(reader(HS256), unsigned("HS256", claims().put("tenant", "beta")) + signature);
    }

    @Test
    void read_algorithmNone_isRefused() {
        for (String none : List.of("none", "None", "NONE", "")) {
            refused(reader(HS256), unsigned(none, claims()) + ".");
            refused(reader(HS256), unsigned(none, claims()));
            refused(reader(HS256), unsigned(none, claims()) + ".AAAA");
        }
    }

    @Test
    void read_publicKeyTakenForASharedSecret_isRefused() {
        TokenReader reader = reader(new TokenKey("RS256", pem(RSA)));

        refused(reader, hmac("HS256", pem(RSA), claims()));
        refused(reader, hmac("HS256", pem(RSA).strip(), claims()));
    }

    @Test
    void key_publicOneForASharedSecret_isRefused() {
        assertThatThrownBy(() -> new TokenKey("HS256", pem(RSA)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a public key");
    }

    @Test
    void read_criticalExtension_isRefused() {
        String head = part(new JsonObject()
                .put("alg", "HS256")
                .put("typ", "JWT")
                .put("crit", new JsonArray().add("x"))
                .put("x", 1));

        refused(reader(HS256), hmac("HS256", SECRET, head + "." + part(claims())));
    }

    @Test
    void read_otherTime_isRefused() {
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("exp", NOW - 1)));
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("nbf", NOW + 600)));
        JsonObject endless = claims();
        endless.remove("exp");
        refused(reader(HS256), hmac("HS256", SECRET, endless));
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("exp", "tomorrow")));
    }

    @Test
    void read_audience_mustBeOneOfThoseWanted() {
        TokenReader reader = reader("", List.of("patterns", "other"), HS256);

        taken(reader, hmac("HS256", SECRET, claims().put("aud", "patterns")));
        taken(
                reader,
                hmac(
                        "HS256",
                        SECRET,
                        claims().put("aud", new JsonArray().add("x").add("other"))));
        refused(reader, hmac("HS256", SECRET, claims().put("aud", "elsewhere")));
        refused(reader, hmac("HS256", SECRET, claims()));
    }

    @Test
    void read_issuer_mustBeTheOneWanted() {
        TokenReader reader = reader("https://issuer.example", List.of(), HS256);

        taken(reader, hmac("HS256", SECRET, claims().put("iss", "https://issuer.example")));
        refused(reader, hmac("HS256", SECRET, claims().put("iss", "https://elsewhere.example")));
        refused(reader, hmac("HS256", SECRET, claims()));
    }

    @Test
    void read_noTenant_isRefused() {
        JsonObject without = claims();
        without.remove("tenant");
        refused(reader(HS256), hmac("HS256", SECRET, without));
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("tenant", 7)));
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("tenant", "a b")));
        refused(reader(HS256), hmac("HS256", SECRET, claims().put("tenant", "")));
    }

    @Test
    void read_nonsense_isRefused() {
        for (String token : List.of("", ".", "..", "a.b.c", "e30.e30.e30", "x".repeat(9_000))) {
            refused(reader(HS256), token);
        }
    }
}
