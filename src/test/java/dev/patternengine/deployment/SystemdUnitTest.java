package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit as systemd reads it, without running it: that needs a machine of its own. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("conf/systemd/pattern-engine.service");
    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for \\S+: ([0-9.]+) ");
    private static final double MOST_EXPOSED = 2;

    @TempDir
    private Path folder;

    /** A copy whose program exists, wherever the release is. */
    private Path copy() throws IOException {
        String start = Path.of("bin/pattern-engine").toAbsolutePath().toString();
        String unit = Files.readString(UNIT);
        assertThat(unit).contains("ExecStart=/opt/pattern-engine/bin/pattern-engine serve\n");
        return Files.writeString(
                folder.resolve("pattern-engine.service"),
                unit.replace("/opt/pattern-engine/bin/pattern-engine", start));
    }

    @Test
    void unit_isReadWithoutAComplaint() throws IOException, InterruptedException {
        Shell.require("systemd-analyze");
        List<String> command = List.of("systemd-analyze", "verify", "--man=no", copy().toString());
        assertThat(Shell.run(folder, Map.of("SYSTEMD_LOG_LEVEL", "warning"), command))
                .doesNotContain("pattern-engine.service");
    }

    @Test
    void unit_isHardened() throws IOException, InterruptedException {
        Shell.require("systemd-analyze");
        List<String> command =
                List.of("systemd-analyze", "security", "--offline=true", "--no-pager", copy().toString());
        Matcher matcher = EXPOSURE.matcher(Shell.run(folder, Map.of(), command));
        assertThat(matcher.find()).isTrue();
        assertThat(Double.parseDouble(matcher.group(1))).isLessThan(MOST_EXPOSED);
    }
}
