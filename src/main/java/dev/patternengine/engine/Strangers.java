package dev.patternengine.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What lies in a folder and was not put there by an engine. Hidden files and {@code lost+found} do not count: systems leave them in
 * folders of everybody.
 *
 * @param names of the files and folders, in order
 * @param amongOurs whether an engine keeps its data there too
 */
record Strangers(List<String> names, boolean amongOurs) {
    private static final Set<String> OURS = Set.of("log", "checkpoints", "secret", "keys", "partitions");

    /** What no other program calls its files, one of which each engine leaves. */
    private static final Set<String> MARKS = Set.of("partitions", "checkpoints", "secret");

    private static final Pattern OF_NOBODY = Pattern.compile("\\..*|lost\\+found");
    private static final int NAMED = 3;

    Strangers {
        names = List.copyOf(names);
    }

    static Strangers in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<String> names =
                    all.map(path -> path.getFileName().toString()).sorted().toList();
            return new Strangers(
                    names.stream().filter(Strangers::isStrange).toList(),
                    names.stream().anyMatch(MARKS::contains));
        }
    }

    /** A file that is being written has its name with an ending. */
    private static boolean isStrange(String name) {
        return !OURS.contains(name.replaceFirst("\\.tmp$", ""))
                && !OF_NOBODY.matcher(name).matches();
    }

    boolean isNone() {
        return names.isEmpty();
    }

    /** The first of them by name, and how many more there are. */
    String some() {
        String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? named + " and " + (names.size() - NAMED) + " more" : named;
    }
}
