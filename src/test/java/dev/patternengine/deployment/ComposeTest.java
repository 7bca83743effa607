package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compose file as docker-compose reads it, held against what it must keep: bounds, no privileges, no secrets, matching addresses. */
class ComposeTest {
    private static final String FILE = "docker-compose.yml";
    private static final String ONE_NODE = "docker-compose.one-node.yml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> NODES = List.of("node1", "node2", "node3");

    private static JsonNode three;
    private static JsonNode one;

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        Shell.require("docker-compose");
        three = YAML.readTree(compose(FILE)).path("services");
        one = YAML.readTree(compose(FILE, ONE_NODE)).path("services");
    }

    private static String compose(String... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker-compose"));
        for (String file : files) {
            command.addAll(List.of("-f", file));
        }
        command.addAll(List.of("--no-ansi", "config"));
        String printed = Shell.run(Path.of("").toAbsolutePath(), Map.of("HOME", "/nonexistent"), command);
        return printed.substring(printed.indexOf("networks:"));
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> all = new TreeMap<>();
        three.fields().forEachRemaining(service -> all.put(service.getKey(), service.getValue()));
        return all;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void services_areThoseOfACluster() {
        assertThat(services())
                .containsOnlyKeys("secrets", "redis", "node1", "node2", "node3", "nginx", "prometheus", "grafana");
    }

    @Test
    void everyService_isBoundedAndHasNoPrivileges() {
        services().forEach((name, service) -> {
            assertThat(service.path("mem_limit").asText()).as(name).isNotEmpty();
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.has("privileged")).as(name).isFalse();
            if (!name.equals("secrets")) {
                assertThat(service.path("restart").asText()).as(name).isEqualTo("unless-stopped");
                assertThat(service.path("cpus").asDouble()).as(name).isPositive();
                assertThat(service.path("pids_limit").asInt()).as(name).isPositive();
                assertThat(service.path("logging")
                                .path("options")
                                .path("max-size")
                                .asText())
                        .as(name)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void everyService_tellsItsHealth_andNodesStartAfterRedis() {
        services().forEach((name, service) -> {
            if (!name.equals("secrets")) {
                assertThat(texts(service.path("healthcheck").path("test")))
                        .as(name)
                        .hasSizeGreaterThan(1);
                assertThat(service.path("healthcheck").has("start_interval"))
                        .as(name)
                        .isFalse();
            }
        });
        for (String node : NODES) {
            JsonNode after = three.path(node).path("depends_on");
            assertThat(after.path("redis").path("condition").asText()).isEqualTo("service_healthy");
            assertThat(after.path("secrets").path("condition").asText()).isEqualTo("service_completed_successfully");
        }
        assertThat(three.path("nginx")
                        .path("depends_on")
                        .path("node1")
                        .path("condition")
                        .asText())
                .isEqualTo("service_healthy");
    }

    @Test
    void images_areNamedWithTheirRelease() {
        services().forEach((name, service) -> {
            String image = service.path("image").asText();
            assertThat(image).as(name).matches("[a-z/-]+:.+");
            if (!image.startsWith("pattern-engine:")) {
                assertThat(image).as(name).doesNotEndWith(":latest");
            }
        });
    }

    @Test
    void ports_areThreeAndOfThisMachineUnlessAskedFor() {
        List<String> ports = new ArrayList<>();
        services().values().forEach(service -> ports.addAll(texts(service.path("ports"))));
        assertThat(ports)
                .containsExactlyInAnyOrder(
                        "127.0.0.1:8080:8080/tcp", "127.0.0.1:9090:9090/tcp", "127.0.0.1:3000:3000/tcp");
    }

    @Test
    void files_thatAreMounted_areThere() {
        services().forEach((name, service) -> texts(service.path("volumes")).stream()
                .filter(volume -> volume.startsWith("/"))
                .forEach(volume -> {
                    assertThat(volume).as(name).endsWith(":ro");
                    assertThat(Path.of(volume.split(":", 2)[0])).as(name).exists();
                }));
    }

    @Test
    void secrets_areFilesOfThoseWhoReadThem() throws IOException {
        services()
                .forEach((name, service) -> service.path("environment").fields().forEachRemaining(variable -> {
                    if (variable.getKey().matches(".*(PASSWORD|KEY|REDIS|SECRET|TOKEN).*")) {
                        assertThat(variable.getKey()).as(name).endsWith("_FILE");
                        assertThat(variable.getValue().asText()).as(name).startsWith("/run/secrets/");
                    }
                }));
        String script = Files.readString(Path.of("docker/make-secrets"));
        for (String node : NODES) {
            JsonNode environment = three.path(node).path("environment");
            for (String variable : List.of("PATTERN_ENGINE_REDIS_FILE", "PATTERN_ENGINE_BOOTSTRAP_KEY_FILE")) {
                String file = environment.path(variable).asText().replace("/run/secrets/", "");
                assertThat(script).contains("\"$folder/engine/" + file + "\"");
            }
        }
        assertThat(script).contains("\"$folder/grafana/password\"", "\"$folder/redis/password.conf\"");
    }

    @Test
    void addresses_ofTheNodes_areThoseThatOthersUse() throws IOException {
        String nginx = Files.readString(Path.of("docker/nginx.conf"));
        for (String node : NODES) {
            JsonNode networks = three.path(node).path("networks");
            assertThat(three.path(node)
                            .path("environment")
                            .path("PATTERN_ENGINE_CLUSTER_HOST")
                            .asText())
                    .isEqualTo(networks.path("inside").path("ipv4_address").asText());
            assertThat(three.path("nginx").path("extra_hosts").path(node).asText())
                    .isEqualTo(networks.path("edge").path("ipv4_address").asText());
            assertThat(nginx.split("server " + node + ":8080 ", -1)).hasSize(3);
        }
        assertThat(three.path("redis").path("networks")).hasSize(1);
        assertThat(three.path("redis").path("networks").has("inside")).isTrue();
    }

    @Test
    void oneNode_leavesTheOthersOut_andNginxSendsEverythingToIt() {
        assertThat(texts(one.path("node2").path("profiles"))).containsExactly("three");
        assertThat(texts(one.path("node3").path("profiles"))).containsExactly("three");
        assertThat(one.path("node1").has("profiles")).isFalse();
        String address = one.path("node1")
                .path("networks")
                .path("edge")
                .path("ipv4_address")
                .asText();
        NODES.forEach(node -> assertThat(
                        one.path("nginx").path("extra_hosts").path(node).asText())
                .isEqualTo(address));
    }

    @Test
    void file_hasNothingThatOlderComposeDoesNotKnow() throws IOException {
        JsonNode written = YAML.readTree(Path.of(FILE).toFile());
        assertThat(written.has("name")).isFalse();
        assertThat(Files.readString(Path.of(FILE))).doesNotContain("start_interval", "!reset", "!override", "include:");
    }
}
