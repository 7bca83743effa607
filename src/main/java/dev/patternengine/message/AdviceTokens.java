package dev.patternengine.message;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Success;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The ids of recommendations: signed tokens that say what was advised to whom, so that nothing about given advice needs to be
 * kept. Made and read with the same secret only; a token of another tenant, or a changed one, is not read.
 */
public final class AdviceTokens {
    private static final String PREFIX = "r-";
    private static final int NAMELESS = 1;
    private static final int VERSION = 2;
    private static final int SIGNATURE_BYTES = 16;
    private static final int LONGEST = 4_096;

    private final SecretKeySpec key;

    /** @param secret at least 16 random bytes, kept with the engine's data */
    public AdviceTokens(byte[] secret) {
        if (secret.length < SIGNATURE_BYTES) {
            throw new IllegalArgumentException("secret must have at least 16 bytes");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * What a token says: the first item of an advice, and a number that no other advice has; 0 in tokens of earlier versions, which
     * had none.
     */
    public record Advised(Kind kind, long session, String action, double propensity, long number) {
        /** The outcome of following it or not. */
        public Outcome outcome(boolean followed, Success success, double executionTime) {
            return new Outcome(kind, session, action, propensity, followed, success, executionTime, number);
        }
    }

    public String token(String tenant, Advised advised) {
        WireOutput out = new WireOutput()
                .writeByte(VERSION)
                .writeByte(advised.kind().place())
                .writeLong(advised.session())
                .writeDouble(advised.propensity())
                .writeText(advised.action())
                .writeLong(advised.number());
        byte[] content = out.bytes();
        byte[] signed = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
        System.arraycopy(signature(tenant, content), 0, signed, content.length, SIGNATURE_BYTES);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** What the token says; empty when it was not made here for this tenant. */
    public Optional<Advised> read(String tenant, String token) {
        if (!token.startsWith(PREFIX) || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] signed = Base64.getUrlDecoder().decode(token.substring(PREFIX.length()));
            byte[] content = Arrays.copyOf(signed, Math.max(signed.length - SIGNATURE_BYTES, 0));
            byte[] signature = Arrays.copyOfRange(signed, content.length, signed.length);
            return MessageDigest.isEqual(signature, signature(tenant, content))
                    ? Optional.of(content(new WireInput(content)))
                    : Optional.empty();
        } catch (IllegalArgumentException | WireException malformed) {
            return Optional.empty();
        }
    }

    private static Advised content(WireInput in) {
        int version = in.readVersion(NAMELESS, VERSION);
        Kind kind = Kind.ALL.get(in.readByte());
        long session = in.readLong();
        double propensity = in.readDouble();
        String action = in.readText();
        return new Advised(kind, session, action, propensity, version == NAMELESS ? 0 : in.readLong());
    }

    private byte[] signature(String tenant, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(new WireOutput().writeText(tenant).bytes());
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
