package dev.patternengine.cli;

import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.AccessSettings.TokenKey;
import dev.patternengine.http.AccessSettings.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who is let in beside those whose keys are stored. */
final class AccessOptions {
    private static final String VARIABLE = "PATTERN_ENGINE_BOOTSTRAP_KEY";

    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bootstrap-key-file",
            paramLabel = "FILE",
            description = "A file with the key of the first operator, 32 characters or more; else the environment"
                    + " variable " + VARIABLE + ". With it, 'keys create' makes all others.")
    private Path bootstrapKeyFile;

    @Option(
            names = "--jwt-key",
            paramLabel = "ALG=FILE",
            description = "Signed tokens (JWT) of this algorithm open when this key has signed them: a public key or"
                    + " certificate in PEM, for HS256 the secret. HS, RS or ES with 256, 384 or 512; may be repeated.")
    private List<String> jwtKeys = new ArrayList<>();

    @Option(
            names = "--jwt-issuer",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The issuer (iss) that tokens must name (default: any).")
    private String jwtIssuer;

    @Option(
            names = "--jwt-audience",
            paramLabel = "TEXT",
            description = "An audience (aud) that tokens must name; may be repeated: one of them (default: any).")
    private List<String> jwtAudiences = new ArrayList<>();

    @Option(
            names = "--jwt-tenant-claim",
            paramLabel = "NAME",
            defaultValue = "tenant",
            description = "The claim of tokens that holds the tenant (default: ${DEFAULT-VALUE}).")
    private String jwtTenantClaim;

    @Option(
            names = "--jwt-roles-claim",
            paramLabel = "NAME",
            defaultValue = "roles",
            description = "The claim of tokens that holds roles, an array or a text with spaces between (default:"
                    + " ${DEFAULT-VALUE}).")
    private String jwtRolesClaim;

    @Option(
            names = "--jwt-leeway",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "By how much the clocks of issuer and engine may differ (default: ${DEFAULT-VALUE}).")
    private int jwtLeeway;

    /** @param environment holds the bootstrap key, unless a file does */
    AccessOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws CommandFailed when a file cannot be read */
    AccessSettings settings() {
        try {
            AccessSettings settings = AccessSettings.NONE;
            Optional<String> bootstrap = bootstrap();
            if (bootstrap.isPresent()) {
                settings = settings.withBootstrap(bootstrap.get());
            }
            return jwtKeys.isEmpty() ? settings : settings.withTokens(tokens());
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(command.commandLine(), mistake.getMessage());
        }
    }

    private Optional<String> bootstrap() {
        Optional<String> told = Optional.ofNullable(environment.get(VARIABLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (bootstrapKeyFile == null) {
            return told;
        }
        if (told.isPresent()) {
            throw new IllegalArgumentException(
                    "the bootstrap key is given twice: by " + VARIABLE + " and by --bootstrap-key-file");
        }
        return Optional.of(SecretFile.read(bootstrapKeyFile));
    }

    private Tokens tokens() {
        return new Tokens(
                jwtKeys.stream().map(AccessOptions::tokenKey).toList(),
                jwtIssuer,
                jwtAudiences,
                jwtTenantClaim,
                jwtRolesClaim,
                jwtLeeway);
    }

    private static TokenKey tokenKey(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("--jwt-key must be an algorithm, =, and a file, such as RS256=key.pem");
        }
        return new TokenKey(text.substring(0, equals), SecretFile.read(Path.of(text.substring(equals + 1))));
    }
}
