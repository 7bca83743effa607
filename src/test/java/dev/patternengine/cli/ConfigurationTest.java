package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What environment, file and command line come to, as {@code config} prints it. */
class ConfigurationTest {
    private static final Path SHIPPED = Path.of("conf/pattern-engine.yaml");

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("engine.yaml"), List.of(lines));
    }

    private static String config(Map<String, String> environment, String... arguments) {
        TestScreen screen = new TestScreen("");
        assertThat(screen.run(environment, arguments)).as(screen.err()).isZero();
        return screen.out();
    }

    private static String mistake(Map<String, String> environment, String... arguments) {
        TestScreen screen = new TestScreen("");
        assertThat(screen.run(environment, arguments)).isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        return screen.err();
    }

    private static String line(String printed, String key) {
        return printed.lines()
                .filter(line -> line.matches("(# )?" + key + ":.*"))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    @Test
    void config_nothingGiven_printsDefaults() {
        String printed = config(Map.of(), "config");
        assertThat(line(printed, "port")).isEqualTo("port: 8080 # default");
        assertThat(line(printed, "cluster")).isEqualTo("cluster: false # default");
        for (String unset : List.of("redis", "allowed-host", "drop-field", "hash-secret", "jwt-key", "jwt-issuer")) {
            assertThat(line(printed, unset)).isEqualTo("# " + unset + ": # not set");
        }
    }

    @Test
    void config_givenEverywhere_commandLineBeatsEnvironmentBeatsFile() throws IOException {
        Path file = file("host: 10.0.0.1", "port: 1", "redis-prefix: of-file");
        Map<String, String> environment = Map.of("PATTERN_ENGINE_PORT", "2", "PATTERN_ENGINE_REDIS_PREFIX", "of-env");
        String printed = config(environment, "config", "--config", file.toString(), "--redis-prefix=typed");
        assertThat(line(printed, "host")).isEqualTo("host: 10.0.0.1 # " + file + ":1");
        assertThat(line(printed, "port")).isEqualTo("port: 2 # PATTERN_ENGINE_PORT");
        assertThat(line(printed, "redis-prefix")).isEqualTo("redis-prefix: typed # command line");
    }

    @Test
    void config_fileNamedByTheEnvironment_isRead() throws IOException {
        Map<String, String> environment = Map.of(
                "PATTERN_ENGINE_CONFIG", file("port: 7", "in-memory: true").toString());
        String printed = config(environment, "config");
        assertThat(printed).contains("port: 7 ");
        assertThat(printed).contains("in-memory: true ");
    }

    @Test
    void config_flagsAndOptionsOfAGroup_areKeysLikeOthers() {
        Map<String, String> environment = Map.of(
                "PATTERN_ENGINE_CLUSTER", "true",
                "PATTERN_ENGINE_IN_MEMORY", "false",
                "PATTERN_ENGINE_CLUSTER_CERTIFICATE", "c.pem",
                "PATTERN_ENGINE_CLUSTER_KEY", "k.pem",
                "PATTERN_ENGINE_CLUSTER_AUTHORITY", "a.pem");
        String printed = config(environment, "config");
        assertThat(line(printed, "cluster")).isEqualTo("cluster: true # PATTERN_ENGINE_CLUSTER");
        assertThat(line(printed, "cluster-key")).isEqualTo("cluster-key: k.pem # PATTERN_ENGINE_CLUSTER_KEY");
        assertThat(line(printed, "in-memory")).isEqualTo("in-memory: false # PATTERN_ENGINE_IN_MEMORY");
    }

    @Test
    void config_passwordInAnAddress_isHidden() {
        String printed = config(Map.of("PATTERN_ENGINE_REDIS", "redis://me:pl4nted@r:1/2"), "config");
        assertThat(line(printed, "redis")).isEqualTo("redis: \"redis://me:***@r:1/2\" # PATTERN_ENGINE_REDIS");
        assertThat(printed).doesNotContain("pl4nted");
    }

    @Test
    void config_secretInAFile_isReadAndHidden() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "redis://:pl4nted@r:1\n");
        String byVariable = config(Map.of("PATTERN_ENGINE_REDIS_FILE", secret.toString()), "config");
        assertThat(line(byVariable, "redis"))
                .isEqualTo("redis: \"redis://:***@r:1\" # file " + secret + ", by PATTERN_ENGINE_REDIS_FILE");
        Path file = file("redis-file: " + secret);
        String byKey = config(Map.of(), "config", "--config=" + file);
        assertThat(line(byKey, "redis"))
                .isEqualTo("redis: \"redis://:***@r:1\" # file " + secret + ", by " + file + ":1: redis-file");
    }

    @Test
    void config_whatItPrints_isAConfigurationFile() throws IOException {
        Map<String, String> environment = Map.of("PATTERN_ENGINE_REDIS_PREFIX", "two words: \"#\\");
        String printed = config(environment, "config", "--port", "9");
        Path again = Files.writeString(folder.resolve("again.yaml"), printed);
        String second = config(Map.of(), "config", "--config", again.toString());
        assertThat(line(second, "redis-prefix")).startsWith("redis-prefix: \"two words: \\\"#\\\\\" # ");
        assertThat(line(second, "port")).startsWith("port: 9 # ");
    }

    @ParameterizedTest
    @CsvSource({
        "PATTERN_ENGINE_PORT, 70000, --port must be 0 to 65535",
        "PATTERN_ENGINE_PORT, x, --port",
        "PATTERN_ENGINE_TENANT_RATE, -1, --tenant-rate: a rate must be 1",
        "PATTERN_ENGINE_TENANT_SESSIONS, -1, --tenant-sessions must not be negative"
    })
    void serve_valueThatCannotBe_isRefusedByTheNameItWasGivenUnder(String variable, String value, String mistake) {
        assertThat(mistake(Map.of(variable, value), "serve")).contains(mistake).contains("(" + variable + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "PATTERN_ENGINE_PROT, did you mean PATTERN_ENGINE_PORT?",
        "PATTERN_ENGINE_REDISPREFIX, did you mean PATTERN_ENGINE_REDIS_PREFIX?",
        "PATTERN_ENGINE_NOTHING_LIKE_IT, 'pattern-engine config' lists what there is"
    })
    void serve_unknownVariable_isRefusedWithASuggestion(String variable, String advice) {
        assertThat(mistake(Map.of(variable, "1"), "serve"))
                .contains("unknown environment variable " + variable)
                .contains(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATTERN_ENGINE_JAVA_OPTS=-Xmx1g",
                "PATTERN_ENGINE_KEY=k",
                "PATTERN_ENGINE_BOOTSTRAP_KEY=k",
                "PATTERN_ENGINE_PORT=tcp://10.0.0.1:8080",
                "PATTERN_ENGINE_PORT_8080_TCP_ADDR=10.0.0.1",
                "PATTERN_ENGINE_SERVICE_HOST=10.0.0.1",
                "PATTERN_ENGINE_SERVICE_PORT_HTTP=8080",
                "PATTERN_ENGINE_REDIS=",
                "OTHER_PORT=1"
            })
    void config_variablesOfOthersAndEmptyOnes_changeNothing(String variable) {
        String[] parts = variable.split("=", 2);
        assertThat(config(Map.of(parts[0], parts[1]), "config")).isEqualTo(config(Map.of(), "config"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot: 1|:1: unknown key 'prot': did you mean 'port'?",
                "config: x|:1: unknown key 'config'",
                "port: 1;port: 2|:2: 'port' is there twice",
                "port:|:1: 'port' needs a value",
                "port: [1, 2]|'port' takes one value, no list",
                "redis: {host: x}|:1: 'redis' needs a value",
                "- port|must be lines of 'key: value'",
                "port: \"1|is no YAML",
                "cluster: maybe|:1: must be true or false, not 'maybe'",
                "port: eighty|'eighty' is not an int",
                "redis: a;redis-file: b|cannot read the file b: no such file",
            })
    void serve_badFile_isRefusedNamingPlaceAndReason(String lines, String reason) throws IOException {
        Path file = file(lines.split(";"));
        assertThat(mistake(Map.of(), "serve", "--config", file.toString())).contains(reason);
    }

    @Test
    void serve_valueThatDoesNotFit_isRefusedNamingWhereItCameFrom() {
        assertThat(mistake(Map.of("PATTERN_ENGINE_CHECKPOINT_BYTES", "much"), "serve"))
                .contains("'much' is not a long (PATTERN_ENGINE_CHECKPOINT_BYTES)");
    }

    @Test
    void serve_valueAndFileWithValue_isRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "redis://r");
        assertThat(mistake(
                        Map.of("PATTERN_ENGINE_REDIS", "redis://r", "PATTERN_ENGINE_REDIS_FILE", "" + secret), "serve"))
                .contains("'redis' is given twice: PATTERN_ENGINE_REDIS; file " + secret);
    }

    @Test
    void serve_fileThatIsNotThere_isRefused() {
        assertThat(mistake(Map.of("PATTERN_ENGINE_CONFIG", "no/such.yaml"), "serve"))
                .contains("cannot read the configuration file no/such.yaml: no such file");
    }

    @Test
    void serve_help_isShownWhateverIsConfigured() {
        TestScreen screen = new TestScreen("");
        assertThat(screen.run(Map.of("PATTERN_ENGINE_PROT", "1"), "serve", "--help"))
                .isZero();
        assertThat(screen.out()).contains("--redis-prefix");
    }

    @Test
    void shippedFile_isWhatTheOptionsSay() throws IOException {
        assertThat(Files.readString(SHIPPED))
                .as("an option was added or changed: bin/pattern-engine config --template > " + SHIPPED)
                .isEqualTo(config(Map.of(), "config", "--template"));
    }

    @Test
    void shippedFile_withAllCommentsRemoved_isReadAndIsTheDefaults() throws IOException {
        List<String> set = Files.readAllLines(SHIPPED).stream()
                .filter(line -> line.matches("#[a-z-]+: [^A-Z]+"))
                .map(line -> line.substring(1))
                .toList();
        String printed = config(
                Map.of(), "config", "--config", file(set.toArray(String[]::new)).toString());
        String defaults = config(Map.of(), "config");
        assertThat(printed.replaceAll(" +#.*", "")).isEqualTo(defaults.replaceAll(" +#.*", ""));
    }
}
