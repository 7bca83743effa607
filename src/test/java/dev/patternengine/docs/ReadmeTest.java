package dev.patternengine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of the README, as its reader would. */
@Timeout(60)
class ReadmeTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    @Test
    void example_compiledAndRun_printsWhatTheReadmeSays() throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher example = EXAMPLE.matcher(readme);
        assertThat(example.find()).isTrue();
        compile(Files.writeString(folder.resolve("Example.java"), example.group(1)));
        String printed = run();
        Matcher claim = Pattern.compile("It prints `([^`]+)`").matcher(readme);
        assertThat(claim.find()).isTrue();
        assertThat(printed).startsWith(claim.group(1));
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            boolean done = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-cp", CLASS_PATH, "-d", "" + folder),
                            null,
                            sources)
                    .call();
            assertThat(done).as(complaints.toString()).isTrue();
        }
    }

    private String run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        folder + System.getProperty("path.separator") + CLASS_PATH,
                        "Example",
                        folder.resolve("data").toString())
                .redirectOutput(folder.resolve("printed").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the example ends by itself").isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(folder.resolve("printed"));
    }
}
