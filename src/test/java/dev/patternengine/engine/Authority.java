package dev.patternengine.engine;

import dev.patternengine.message.BusTransport.Encryption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority that signs certificates, made for a test by {@code keytool}, which comes with Java. */
final class Authority {
    private static final String PASSWORD = "password";

    private final Path folder;

    /** @param folder that exists, and keeps its keys */
    Authority(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        keytool("-genkeypair", "-alias", "authority", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        Files.writeString(folder.resolve("authority.pem"), keytool("-exportcert", "-alias", "authority", "-rfc"));
    }

    /** Files of a node that is at an address. */
    Encryption encryption(String address) throws IOException, InterruptedException, GeneralSecurityException {
        keytool("-genkeypair", "-alias", address, "-keyalg", "EC", "-dname", "CN=node");
        Path request = Files.writeString(folder.resolve("request"), keytool("-certreq", "-alias", address));
        String signed = keytool(
                "-gencert", "-alias", "authority", "-ext", "san=ip:" + address, "-rfc", "-infile", request.toString());
        Path certificate = Files.writeString(folder.resolve(address + ".pem"), signed);
        Path key = Files.writeString(folder.resolve(address + ".key"), privateKey(address));
        return new Encryption(certificate, key, folder.resolve("authority.pem"));
    }

    private String privateKey(String alias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(folder.resolve("keys").toFile(), PASSWORD.toCharArray());
        byte[] key = store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }

    private String keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/keytool", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", folder.resolve("keys").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }
}
