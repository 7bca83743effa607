package dev.patternengine.cli.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code PATTERN_ENGINE_*} variables. An empty variable is none; a list is parted by commas. */
final class EnvironmentReader {
    /** What other programs and commands of the project read. */
    private static final Set<String> OTHERS = Set.of(
            "PATTERN_ENGINE_CONFIG",
            "PATTERN_ENGINE_JAVA_OPTS",
            "PATTERN_ENGINE_KEY",
            "PATTERN_ENGINE_KEY_FILE",
            "PATTERN_ENGINE_BOOTSTRAP_KEY",
            "PATTERN_ENGINE_BOOTSTRAP_KEY_FILE",
            "PATTERN_ENGINE_URL");

    /** What Kubernetes and Docker tell of a service with the name of the engine. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("PATTERN_ENGINE_(SERVICE_HOST|SERVICE_PORT\\w*|PORT_\\d+_(TCP|UDP)\\w*)");

    private static final Pattern LINKED_PORT = Pattern.compile("(tcp|udp|sctp)://.*");

    private final Keys keys;

    EnvironmentReader(Keys keys) {
        this.keys = keys;
    }

    /** @throws ConfigurationMistake when a variable is not known, or is given twice */
    List<Given> read(Map<String, String> environment) {
        List<Given> given = new ArrayList<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(Key.PREFIX) && !value.isEmpty() && !isLink(variable, value)) {
                one(variable, value).ifPresent(given::add);
            }
        });
        return given;
    }

    private static boolean isLink(String variable, String value) {
        return SERVICE_LINK.matcher(variable).matches()
                || (variable.equals(Key.variable("port"))
                        && LINKED_PORT.matcher(value).matches());
    }

    private Optional<Given> one(String variable, String value) {
        String name = variable.substring(Key.PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT);
        Optional<Given> known = keys.find(name)
                .map(key -> new Given(key, values(key, value), variable))
                .or(() -> keys.inFile(name).map(key -> Given.inFile(key, value, variable)));
        if (known.isEmpty() && !OTHERS.contains(variable)) {
            throw new ConfigurationMistake(
                    "unknown environment variable " + variable + keys.suggestion(name, Key::variable));
        }
        return known;
    }

    private static List<String> values(Key key, String value) {
        return key.isMultiple() ? List.of(value.split(",", -1)) : List.of(value);
    }
}
