package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.SeenCases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolCasesTest {
    private static Observation use(String tool, boolean success, String domain) {
        return Observation.of("pay")
                .session("s")
                .tool(tool)
                .success(success)
                .context("domain", new Value.Text(domain))
                .build();
    }

    private static SeenCases seen(double rate, String... features) {
        Pattern.Tool detail = new Pattern.Tool("card", "pay", List.of(features));
        Pattern pattern = SeenCases.pattern(rate, Map.of("without.success_rate", .5), detail);
        return new SeenCases(ToolCases.of(pattern, detail).recogniser());
    }

    @Test
    void uses_ofTheTool_areCasesByWhatIsClaimed() {
        Observation unknown = Observation.of("pay")
                .session("s")
                .tool("card")
                .success(Success.UNKNOWN)
                .build();
        Observation[] uses = {use("card", true, "a"), use("cash", true, "a"), use("card", false, "b"), unknown};

        assertThat(seen(.9).see(uses).found()).containsExactly("+ pay", "- pay");
        assertThat(seen(.1).see(uses).found()).containsExactly("- pay", "+ pay");
    }

    @Test
    void uses_inOtherCircumstances_areNone() {
        Observation[] uses = {use("card", true, "a"), use("card", false, "b")};

        assertThat(seen(.9, "domain=b").see(uses).found()).containsExactly("- pay");
    }

    @Test
    void uses_afterATask_areThoseRightAfterItInTheSession() {
        Observation other = Observation.of("look").session("t").build();
        Observation before = Observation.of("look").session("s").build();
        SeenCases seen = seen(.9, "after look").see(other, use("card", true, "a"), before, use("card", false, "a"));

        assertThat(seen.see(use("card", true, "a")).found()).containsExactly("- pay");
    }
}
