package dev.patternengine.cli;

import dev.patternengine.message.FieldRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Option;

/** Which fields of observations and questions go no further than this process. */
final class FieldOptions {
    @Option(
            names = "--drop-field",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "A field that is dropped before anything is learned or stored: context.NAME, params.NAME, agent"
                            + " or error; a name may end in *. May be given several times.")
    private List<String> dropped = List.of();

    @Option(
            names = "--hash-field",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "A field that is hashed with the secret before anything is learned or stored, so that equal values"
                            + " stay equal: context.NAME, params.NAME, agent, error, session or id. May be given several times.")
    private List<String> hashed = List.of();

    @Option(
            names = "--hash-secret",
            paramLabel = "TEXT",
            description =
                    "The secret of --hash-field, 16 bytes or more, the same on all nodes; better in the environment"
                            + " variable PATTERN_ENGINE_HASH_SECRET or a file named by PATTERN_ENGINE_HASH_SECRET_FILE: others can"
                            + " see the command line.")
    private String secret = "";

    /** @throws IllegalArgumentException when a field cannot be dropped or hashed, or the secret is too short */
    FieldRules rules() {
        return new FieldRules(secret.strip().getBytes(StandardCharsets.UTF_8), dropped, hashed);
    }
}
