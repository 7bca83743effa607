package dev.patternengine.cli.configuration;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One thing that can be configured: an option of the command. {@code --redis-prefix} is {@code redis-prefix} in a file and
 * {@code PATTERN_ENGINE_REDIS_PREFIX} in the environment.
 *
 * @param option it stands for
 */
record Key(OptionSpec option) {
    /** Begins the name of every variable of the environment. */
    static final String PREFIX = "PATTERN_ENGINE_";

    /** Ends the name of a key whose value is in the file that it names. */
    static final String IN_FILE = "-file";

    private static final Pattern SECRET_NAME = Pattern.compile("(.*-)?(secret|password|token|key|keys)");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^/@:]*:)[^@]*@");

    /** As in a file. */
    String name() {
        return option.longestName().replaceFirst("^-+", "");
    }

    /** As in the environment. */
    String variable() {
        return variable(name());
    }

    static String variable(String name) {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether it is given by being named, without a value. */
    boolean isFlag() {
        return option.arity().max() == 0;
    }

    boolean isMultiple() {
        return option.isMultiValue();
    }

    /** A value as it may be shown: nothing of a secret, no password of an address. */
    String shown(String value) {
        return isSecret() ? "***" : PASSWORD_IN_ADDRESS.matcher(value).replaceAll("$1***@");
    }

    private boolean isSecret() {
        return !Path.class.equals(option.type()) && SECRET_NAME.matcher(name()).matches();
    }
}
