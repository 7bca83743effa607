package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Observation;
import dev.patternengine.engine.Settings.Cluster;
import org.junit.jupiter.api.Test;

class OriginNamesTest {
    @Test
    void originAt_withoutAName_isWhereTheNodeListens() {
        assertThat(Cluster.LOOPBACK.originAt("http://localhost:8081")).isEqualTo("localhost:8081");
        assertThat(Cluster.LOOPBACK.originAt("http://[fd00::1]:8081")).isEqualTo("[fd00::1]:8081");
        assertThat(Cluster.LOOPBACK.originAt("http://" + "n".repeat(80) + ":8081"))
                .hasSize(Observation.LONGEST_ORIGIN)
                .endsWith("nnn:8081");
    }

    @Test
    void originAt_whatNamesNoMachine_isNone() {
        assertThat(Cluster.LOOPBACK.originAt("")).isEmpty();
        assertThat(Cluster.LOOPBACK.originAt("http://0.0.0.0:8080")).isEmpty();
        assertThat(Cluster.LOOPBACK.originAt("http://[::]:8080")).isEmpty();
    }

    @Test
    void originAt_withAName_isTheName() {
        assertThat(Cluster.LOOPBACK.withOrigin("north").originAt("http://localhost:8081"))
                .isEqualTo("north");
    }

    @Test
    void withOrigin_noName_isRefused() {
        assertThatThrownBy(() -> Cluster.LOOPBACK.withOrigin("a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("origin must not hold control characters");
        assertThatThrownBy(() -> Cluster.LOOPBACK.withOrigin("n".repeat(65)))
                .hasMessageContaining("origin must not be longer than 64 characters");
    }
}
