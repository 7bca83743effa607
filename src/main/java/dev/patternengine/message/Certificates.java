package dev.patternengine.message;

import dev.patternengine.message.BusTransport.Encryption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the files that are to encrypt the bus fit each other and this node. A node with files that do not would be a member whom nobody can
 * answer.
 */
final class Certificates {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private static final String FORMAT = "X.509";

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /** Of the names in a certificate: that of a host, and an address. */
    private static final Set<Integer> NAMES = Set.of(2, 7);

    private static final byte[] PROBE = "whose key is it".getBytes(StandardCharsets.US_ASCII);

    private Certificates() {}

    /**
     * Requires that the files can be read, the key is that of the certificate, an authority signed it (or the chain behind it), it is valid now and names the host.
     *
     * @throws IllegalArgumentException naming the file, when not
     */
    static void require(Encryption files, String host) {
        List<X509Certificate> chain = certificates(files.certificate());
        List<X509Certificate> authorities = certificates(files.authority());
        check(
                "no authority of " + files.authority() + " signed " + files.certificate() + ", or it is not valid now",
                () -> validate(chain, authorities));
        requireKey(files, chain.get(0).getPublicKey());
        requireName(files.certificate(), chain.get(0), host);
    }

    private static void validate(List<X509Certificate> chain, List<X509Certificate> authorities)
            throws GeneralSecurityException {
        PKIXParameters trust = new PKIXParameters(
                authorities.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()));
        trust.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance(FORMAT).generateCertPath(chain), trust);
    }

    /** What fails when something is not as it is to be. */
    @FunctionalInterface
    private interface Proof {
        void run() throws GeneralSecurityException, IOException;
    }

    private static void check(String mistake, Proof proof) {
        try {
            proof.run();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException failure) {
            throw new IllegalArgumentException(mistake + ": " + failure.getMessage(), failure);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IllegalArgumentException("cannot read " + file, failure);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> read =
                    CertificateFactory.getInstance(FORMAT)
                            .generateCertificates(new ByteArrayInputStream(bytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (read.isEmpty()) {
                throw new GeneralSecurityException("nothing is in it");
            }
            return read;
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException(file + " is no certificate in PEM format", failure);
        }
    }

    private static void requireKey(Encryption files, PublicKey known) {
        Matcher written = KEY.matcher(new String(bytes(files.key()), StandardCharsets.US_ASCII));
        if (!written.find()) {
            throw new IllegalArgumentException(files.key() + " is no private key in PEM format (PKCS 8)");
        }
        check(files.key() + " is not the key of " + files.certificate(), () -> {
            PrivateKey key = KeyFactory.getInstance(known.getAlgorithm())
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(written.group(1))));
            if (!isOf(key, known)) {
                throw new GeneralSecurityException("what one signs the other does not know");
            }
        });
    }

    private static boolean isOf(PrivateKey key, PublicKey known) throws GeneralSecurityException {
        String algorithm = SIGNATURES.getOrDefault(known.getAlgorithm(), known.getAlgorithm());
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(PROBE);
        byte[] signed = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(known);
        verifying.update(PROBE);
        return verifying.verify(signed);
    }

    private static void requireName(Path file, X509Certificate certificate, String host) {
        check(file + " does not name " + host, () -> {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null || names.stream().noneMatch(name -> isName(name, host))) {
                throw new GeneralSecurityException("it names " + (names == null ? "nobody" : names));
            }
        });
    }

    /** @param name its kind and its text */
    private static boolean isName(List<?> name, String host) {
        String text = String.valueOf(name.get(1));
        return NAMES.contains(name.get(0)) && (text.equalsIgnoreCase(host) || isSameAddress(text, host));
    }

    /** Addresses may be written in several ways. */
    private static boolean isSameAddress(String one, String other) {
        try {
            return one.indexOf(':') >= 0
                    && other.indexOf(':') >= 0
                    && InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (IOException noAddress) {
            return false;
        }
    }
}
