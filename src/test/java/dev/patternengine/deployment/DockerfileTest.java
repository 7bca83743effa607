package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the Dockerfile as a strict reviewer would. That what it does works is {@link ImageIT}. */
class DockerfileTest {
    private static final Set<String> KNOWN = Set.of(
            "FROM",
            "ARG",
            "RUN",
            "COPY",
            "WORKDIR",
            "LABEL",
            "ENV",
            "USER",
            "VOLUME",
            "EXPOSE",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD",
            "STOPSIGNAL");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:(?!latest\\b)[A-Za-z0-9._-]+( AS [a-z]+)?");

    private static Dockerfile file;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        file = Dockerfile.read(Path.of("docker/Dockerfile"));
    }

    @Test
    void instructions_areKnownOnes() {
        assertThat(file.stages().stream().flatMap(List::stream).map(Dockerfile.Instruction::name))
                .isSubsetOf(KNOWN);
    }

    @Test
    void bases_areNamedWithTheirRelease_andCopiesComeFromEarlierStages() {
        assertThat(file.all("FROM")).isNotEmpty().allMatch(base -> PINNED.matcher(base)
                .matches());
        List<String> stages = new ArrayList<>();
        for (List<Dockerfile.Instruction> stage : file.stages()) {
            stage.stream()
                    .filter(one -> one.name().equals("COPY") && one.text().startsWith("--from="))
                    .forEach(copy -> assertThat(stages).contains(copy.text().split("[= ]", 3)[1]));
            stages.add(stage.get(0).text().replaceAll(".* AS ", ""));
        }
    }

    @Test
    void packages_areOnlyThoseNamed_andTheirListsDoNotStay() {
        assertThat(file.all("RUN").stream().filter(run -> run.contains("apt-get")))
                .isNotEmpty()
                .allMatch(run -> run.startsWith("apt-get update && apt-get install -y --no-install-recommends "))
                .allMatch(run -> run.endsWith("&& rm -rf /var/lib/apt/lists/*"));
        assertThat(file.image("RUN")).noneMatch(run -> run.contains("apt-get"));
    }

    @Test
    void image_runsAsANumberedUserThatIsNotRoot() {
        assertThat(file.image("USER")).singleElement().asString().matches("[1-9][0-9]{3,}:[1-9][0-9]{3,}");
        List<String> names = file.stages().get(file.stages().size() - 1).stream()
                .map(Dockerfile.Instruction::name)
                .toList();
        assertThat(names.lastIndexOf("RUN")).isLessThan(names.indexOf("USER"));
    }

    @Test
    void image_startsWithoutAShellBetween_andChecksItself() throws IOException {
        List<String> entry = file.words("ENTRYPOINT");
        assertThat(entry).containsExactly("/opt/pattern-engine/bin/pattern-engine");
        assertThat(file.words("CMD")).first().isEqualTo("serve");
        assertThat(file.words("HEALTHCHECK")).containsExactly(entry.get(0), "healthcheck");
        assertThat(file.image("HEALTHCHECK")).singleElement().asString().doesNotContain("--start-interval");
    }

    @Test
    void image_isLabelledAndHoldsNoSecret() {
        assertThat(file.assignments("LABEL").keySet())
                .extracting(key -> key.replace("org.opencontainers.image.", ""))
                .contains("title", "description", "licenses", "documentation", "version", "revision");
        assertThat(file.all("ENV")).noneMatch(text -> text.matches("(?i).*(password|secret|token|_key).*"));
        assertThat(file.all("ARG")).noneMatch(text -> text.matches("(?i).*(password|secret|token|_key).*"));
        assertThat(file.assignments("ENV").get("PATTERN_ENGINE_JAVA_OPTS")).contains("-XX:MaxRAMPercentage=");
    }

    @Test
    void context_holdsWhatTheReleaseIsMadeOf() throws IOException {
        List<String> taken = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(taken).allMatch(path -> Files.exists(Path.of(path)));
        assertThat(taken).contains(".mvn", "pom.xml", "src/main", "docker/assemble");
        String release = Files.readString(Path.of("src/main/assembly/release.xml"));
        Pattern.compile("<directory>(\\w[^<]*)</directory>")
                .matcher(release)
                .results()
                .forEach(match -> assertThat(taken).contains(match.group(1)));
        Pattern.compile("<include>([A-Z][^<]*)</include>")
                .matcher(release)
                .results()
                .forEach(match -> assertThat(taken).contains(match.group(1)));
    }

    @Test
    void read_joinedLinesAndComments_areOneInstruction() throws IOException {
        Path odd = Files.writeString(folder.resolve("Dockerfile"), "# a\nfrom a:1\nRUN x \\\n# b\n  && y\n");
        assertThat(Dockerfile.read(odd).all("RUN")).containsExactly("x && y");
        Path broken = Files.writeString(folder.resolve("Dockerfile"), "FROM a:1\nRUN x \\\n");
        assertThatThrownBy(() -> Dockerfile.read(broken)).hasMessageContaining("joined with nothing");
    }
}
