package dev.patternengine.deployment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions of a Dockerfile, by its rules: comments are whole lines, a backslash at the end joins lines.
 *
 * @param stages from each FROM to the next
 */
record Dockerfile(List<List<Instruction>> stages) {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_.]+)=(\"[^\"]*\"|\\S+)");

    /** One instruction: its name in capitals and what follows, in one line. */
    record Instruction(String name, String text) {}

    static Dockerfile read(Path file) throws IOException {
        List<List<Instruction>> stages = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            add(stages, joined.append(line).toString().strip().replaceAll("\\s+", " "));
            joined.setLength(0);
        }
        if (!joined.isEmpty()) {
            throw new IllegalArgumentException("the last line is joined with nothing: " + joined);
        }
        return new Dockerfile(stages);
    }

    private static void add(List<List<Instruction>> stages, String line) {
        String[] parts = line.split("\\s+", 2);
        Instruction instruction =
                new Instruction(parts[0].toUpperCase(Locale.ROOT), parts.length == 1 ? "" : parts[1].strip());
        if (instruction.name().equals("FROM")) {
            stages.add(new ArrayList<>());
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("before the first FROM: " + line);
        }
        stages.get(stages.size() - 1).add(instruction);
    }

    /** Every instruction of that name. */
    List<String> all(String name) {
        return stages.stream()
                .flatMap(List::stream)
                .filter(one -> one.name().equals(name))
                .map(Instruction::text)
                .toList();
    }

    /** The instructions of that name in the last stage, which is the image. */
    List<String> image(String name) {
        return stages.get(stages.size() - 1).stream()
                .filter(one -> one.name().equals(name))
                .map(Instruction::text)
                .toList();
    }

    /** The words of an instruction of the image that is a list of words. */
    List<String> words(String name) throws IOException {
        String text = image(name).get(0);
        return new ObjectMapper().readValue(text.substring(text.indexOf('[')), new TypeReference<>() {});
    }

    /** The assignments of an instruction of the image: ENV, LABEL. */
    Map<String, String> assignments(String name) {
        Map<String, String> found = new HashMap<>();
        for (String text : image(name)) {
            Matcher matcher = ASSIGNMENT.matcher(text);
            while (matcher.find()) {
                found.put(matcher.group(1), matcher.group(2).replace("\"", ""));
            }
        }
        return found;
    }
}
