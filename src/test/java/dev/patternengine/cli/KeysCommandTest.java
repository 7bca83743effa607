package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    private static final String MADE =
            "{\"key\":\"pe_secret\",\"id\":\"abcdefgh\",\"prefix\":\"pe_abcdefgh\",\"tenant\":\"acme\"}";
    private static final String LISTED =
            "{\"items\":[{\"id\":\"abcdefgh\",\"tenant\":\"acme\",\"roles\":[\"read\",\"write\"],\"note\":null,"
                    + "\"created_at\":\"2026-11-22T08:00:00Z\",\"revoked_at\":null}]}";

    @TempDir
    private Path folder;

    private final TestScreen screen = new TestScreen("");

    @Test
    void create_anyKey_printsItAloneToStandardOutput() throws IOException {
        Path file = Files.writeString(folder.resolve("admin"), "pe_admin\n");
        try (FakeEngine engine = new FakeEngine().answer(201, MADE)) {
            int exit = screen.run(
                    "keys",
                    "create",
                    "--url",
                    engine.url(),
                    "--key-file",
                    file.toString(),
                    "--tenant",
                    "acme",
                    "--role",
                    "write,read",
                    "--note",
                    "planner");

            assertThat(exit).as(screen.err()).isZero();
            assertThat(screen.out()).isEqualTo("pe_secret\n");
            assertThat(screen.err()).contains("abcdefgh", "acme").doesNotContain("pe_secret", "pe_admin");
            assertThat(engine.asked())
                    .containsExactly("POST /api/v1/keys"
                            + " {\"tenant\":\"acme\",\"note\":\"planner\",\"roles\":[\"read\",\"write\"]}");
            assertThat(engine.authorizations()).containsExactly("Bearer pe_admin");
        }
    }

    @Test
    void list_forPeople_isATable() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(200, LISTED)) {
            int exit = screen.run(Map.of("PATTERN_ENGINE_KEY", "pe_admin "), "keys", "list", "--url", engine.url());

            assertThat(exit).isZero();
            assertThat(screen.out()).isEmpty();
            assertThat(screen.err()).contains("abcdefgh  acme    read,write  2026-11-22");
            assertThat(engine.authorizations()).containsExactly("Bearer pe_admin");
        }
    }

    @Test
    void list_forPrograms_isTheAnswer() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(200, LISTED)) {
            assertThat(screen.run("keys", "list", "--json", "--url", engine.url()))
                    .isZero();
            assertThat(screen.out()).isEqualTo(LISTED + "\n");
            assertThat(engine.authorizations()).isEmpty();
        }
    }

    @Test
    void revoke_unknownKey_fails() throws IOException {
        try (FakeEngine engine = new FakeEngine().answer(404, "{\"title\":\"Not found\"}")) {
            assertThat(screen.run("keys", "revoke", "a/b", "--url", engine.url()))
                    .isEqualTo(1);
            assertThat(engine.asked()).containsExactly("DELETE /api/v1/keys/a%2Fb");
            assertThat(screen.err()).contains("Not found");
        }
    }

    @Test
    void keys_wrongUsage_isToldSo() {
        assertThat(screen.run("keys")).isEqualTo(2);
        assertThat(screen.run("keys", "create", "--role", "root")).isEqualTo(2);
        assertThat(screen.run("keys", "create")).isEqualTo(2);
    }

    @Test
    void keyFile_missingOrEmpty_isNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");

        assertThat(screen.run(
                        "keys", "list", "--key-file", folder.resolve("gone").toString()))
                .isEqualTo(1);
        assertThat(screen.run("keys", "list", "--key-file", empty.toString())).isEqualTo(1);
        assertThat(screen.err()).contains("gone", empty + " is empty");
    }

    @Test
    void patternsAndReplay_ofAnEngine_showTheKey() throws IOException {
        Map<String, String> environment = Map.of("PATTERN_ENGINE_KEY", "pe_reader");
        try (FakeEngine engine = new FakeEngine()
                .answer(200, "{\"items\":[],\"next_cursor\":null}")
                .answer(200, "{\"accepted\":1}")) {
            screen.run(environment, "patterns", "--url", engine.url(), "--kind", "tool");
            new TestScreen("{\"task\":\"a\"}\n").run(environment, "replay", "-", "--url", engine.url());

            assertThat(engine.authorizations()).containsExactly("Bearer pe_reader", "Bearer pe_reader");
        }
    }

    @Test
    void serve_weakBootstrapKey_isWrongUsageAndNotShown() {
        Map<String, String> environment = Map.of("PATTERN_ENGINE_BOOTSTRAP_KEY", "sesame");

        assertThat(screen.run(environment, "serve", "--in-memory")).isEqualTo(2);
        assertThat(screen.err()).contains("at least 32").doesNotContain("sesame");
    }

    @Test
    void serve_tokensWithoutAUsableKey_isWrongUsage() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "too short");

        assertThat(screen.run("serve", "--in-memory", "--jwt-key", "HS256=" + secret))
                .isEqualTo(2);
        assertThat(screen.run("serve", "--in-memory", "--jwt-key", "RS256=" + secret))
                .isEqualTo(2);
        assertThat(screen.run("serve", "--in-memory", "--jwt-key", "none=" + secret))
                .isEqualTo(2);
        assertThat(screen.run("serve", "--in-memory", "--jwt-key", secret.toString()))
                .isEqualTo(2);
        assertThat(screen.err()).doesNotContain("too short");
    }

    @Test
    void serve_boundsThatMakeNoSense_areWrongUsage() {
        for (String[] wrong : new String[][] {
            {"--tenant-rate", "-1"},
            {"--tenant-burst", "5"},
            {"--tenant-rate", "10", "--tenant-burst", "5"},
            {"--tenant-sessions", "-1"},
            {"--max-tenants", "0"},
            {"--model-cells", "0"}
        }) {
            String[] arguments = Stream.concat(Stream.of("serve", "--in-memory"), Stream.of(wrong))
                    .toArray(String[]::new);
            assertThat(screen.run(arguments)).as(wrong[0]).isEqualTo(2);
            assertThat(screen.err()).contains(wrong[wrong.length - 2]);
        }
    }

    @Test
    void serve_noKeysAtOtherAddresses_isRefusedWithTheWaysOut() {
        assertThat(screen.run("serve", "--in-memory", "--host", "0.0.0.0", "--port", "0"))
                .isEqualTo(1);
        assertThat(screen.err())
                .contains("nobody would be asked for a key", "PATTERN_ENGINE_BOOTSTRAP_KEY", "--host 127.0.0.1");
    }
}
