package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.message.BusTransport.Encryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node does not start with files of an encryption that do not fit: nobody could answer it. */
@Timeout(60)
class BusCertificatesTest {
    private static Nodes nodes;
    private static Path folder;
    private static Encryption right;
    private static Encryption other;

    @BeforeAll
    static void start(@TempDir Path made) throws Exception {
        folder = made;
        right = new Authority(Files.createDirectory(folder.resolve("one"))).encryption("127.0.0.1");
        other = new Authority(Files.createDirectory(folder.resolve("other"))).encryption("127.0.0.1");
        nodes = new Nodes(Files.createDirectory(folder.resolve("redis")), 0);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    private static AbstractThrowableAssert<?, ?> start(Path certificate, Path key, Path authority) {
        Settings.Cluster cluster = Nodes.here(Optional.of(new Encryption(certificate, key, authority)));
        return assertThatThrownBy(
                () -> result(PatternEngine.clustered(nodes.settings().withCluster(cluster))));
    }

    @Test
    void clustered_keyOfAnotherCertificate_doesNotStartAndNamesIt() {
        start(right.certificate(), other.key(), right.authority())
                .hasMessageContaining(other.key() + " is not the key of " + right.certificate());
    }

    @Test
    void clustered_certificateOfAnotherAuthority_doesNotStartAndNamesIt() {
        start(other.certificate(), other.key(), right.authority())
                .hasMessageContaining("no authority of " + right.authority() + " signed " + other.certificate());
    }

    @Test
    void clustered_certificateOfAnotherAddress_doesNotStartAndNamesIt() throws Exception {
        Encryption elsewhere = new Authority(Files.createDirectory(folder.resolve("elsewhere"))).encryption("10.9.9.9");
        start(elsewhere.certificate(), elsewhere.key(), elsewhere.authority())
                .hasMessageContaining("does not name 127.0.0.1")
                .hasMessageContaining("10.9.9.9");
    }

    @Test
    void clustered_fileMissingOrNone_doesNotStartAndNamesIt() throws Exception {
        Path missing = folder.resolve("missing");
        start(missing, right.key(), right.authority()).hasMessageContaining("cannot read " + missing);
        Path text = Files.writeString(folder.resolve("text"), "hello");
        start(right.certificate(), text, right.authority()).hasMessageContaining(text + " is no private key");
        start(text, right.key(), right.authority()).hasMessageContaining(text + " is no certificate");
    }
}
