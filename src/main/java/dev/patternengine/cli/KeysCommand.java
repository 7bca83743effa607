package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes the keys of a running engine. */
@Command(
        name = "keys",
        description = "Makes, lists and revokes the keys of a running engine; asks it with the key of an admin.",
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
    private static final String PATH = "/api/v1/keys";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    private KeysCommand() {}

    static CommandLine commandLine(Screen screen, Map<String, String> environment) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new Create(screen, environment))
                .addSubcommand(new ListAll(screen, environment))
                .addSubcommand(new Revoke(screen, environment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: create, list or revoke");
    }

    /** Asks the engine for something. */
    private abstract static class Asking implements Callable<Integer> {
        final Screen screen;

        @Mixin
        final EngineOptions engine;

        Asking(Screen screen, Map<String, String> environment) {
            this.screen = screen;
            this.engine = new EngineOptions(environment);
        }
    }

    /** Makes one. */
    @Command(name = "create", description = "Makes a key and prints it to standard output: it is shown this once.")
    private static final class Create extends Asking {
        @Option(
                names = "--tenant",
                paramLabel = "NAME",
                description = "Whose data it opens (default: the admin's own).")
        private String tenant;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                split = ",",
                description = "What it allows: read (see and ask), write (tell and ask), admin (both, and keys); may be"
                        + " repeated.")
        private Set<Role> roles;

        @Option(names = "--note", paramLabel = "TEXT", description = "What it is for.")
        private String note;

        Create(Screen screen, Map<String, String> environment) {
            super(screen, environment);
        }

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = MAPPER.createObjectNode().put("tenant", tenant).put("note", note);
            EnumSet.copyOf(roles).forEach(role -> wanted.withArray("roles").add(role.label()));
            JsonNode made = engine.client().post(PATH, MAPPER.writeValueAsBytes(wanted));
            screen.out().println(made.path("key").asText());
            screen.say("Key " + made.path("id").asText() + " of tenant "
                    + made.path("tenant").asText() + " was made. Keep it: it is not shown again.");
            return 0;
        }
    }

    /** Lists all that the caller may see. */
    @Command(name = "list", description = "Lists the keys, revoked ones too; the keys themselves are not kept.")
    private static final class ListAll extends Asking {
        @Option(names = "--json", description = "Prints one JSON object to standard output: {\"items\":[…]}.")
        private boolean json;

        ListAll(Screen screen, Map<String, String> environment) {
            super(screen, environment);
        }

        @Override
        public Integer call() throws IOException {
            JsonNode answer = engine.client().get(PATH);
            if (json) {
                screen.out().println(MAPPER.writeValueAsString(answer));
            } else if (answer.path("items").isEmpty()) {
                screen.say("No keys.");
            } else {
                Table table = Table.of("id", "tenant", "roles", "made", "revoked", "note");
                answer.path("items").forEach(key -> row(table, key));
                table.print(screen.err());
                screen.err().flush();
            }
            return 0;
        }

        private static void row(Table table, JsonNode key) {
            table.row(
                    key.path("id").asText(),
                    key.path("tenant").asText(),
                    StreamSupport.stream(key.path("roles").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(",")),
                    day(key.path("created_at")),
                    day(key.path("revoked_at")),
                    key.path("note").asText(""));
        }

        private static String day(JsonNode moment) {
            return moment.isTextual() ? moment.asText().substring(0, "2026-01-01".length()) : "";
        }
    }

    /** Revokes one. */
    @Command(name = "revoke", description = "Revokes a key: it opens nothing any more.")
    private static final class Revoke extends Asking {
        @Parameters(paramLabel = "ID", description = "As 'list' shows it.")
        private String id;

        Revoke(Screen screen, Map<String, String> environment) {
            super(screen, environment);
        }

        @Override
        public Integer call() throws IOException {
            JsonNode revoked = engine.client().delete(PATH + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            screen.say("Key " + revoked.path("id").asText() + " of tenant "
                    + revoked.path("tenant").asText() + " opens nothing any more.");
            return 0;
        }
    }
}
