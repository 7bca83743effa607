package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import org.junit.jupiter.api.Test;

class CircumstancesTest {
    private static Circumstances of(Attributes context, String goal) {
        return Circumstances.of("", context, goal, new Hashes());
    }

    @Test
    void entries_whoseValuesTellSecretsOrAddresses_areNone() {
        Attributes context = Attributes.NONE
                .with("note", Value.of("password=sunflower"))
                .with("command", Value.of("mysql -psecret"))
                .with("owner", Value.of("ann@example.org"))
                .with("pin", Value.of("sunflower"))
                .with("size", Value.of("large"));

        Circumstances around = of(context, "");

        assertThat(around.isNamed("size=large")).isTrue();
        assertThat(around.size()).isEqualTo(1);
    }

    @Test
    void words_ofAGoalThatTellsALogin_haveNoSecret() {
        Circumstances around = of(Attributes.NONE, "log in as ann with sunflower");

        assertThat(around.isNamed("goal has log")).isTrue();
        assertThat(around.isNamed("goal has sunflower")).isFalse();
    }
}
