package dev.patternengine.cli;

import dev.patternengine.cli.demo.DemoReport;
import dev.patternengine.cli.demo.SimulatedAgents;
import dev.patternengine.cli.nodes.NodesDemo;
import dev.patternengine.cli.text.Cells;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.json.ObservationWriter;
import dev.patternengine.mining.Miners;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the engine does: simulated agents work, and what it learned is set beside what was planted. */
@Command(
        name = "demo",
        description = {
            "Shows simulated agents at work, and what was found beside what was planted.",
            "An engine in memory learns from them and goes on serving, so that you can look around. Everything printed"
                    + " is",
            "computed in this run."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int AT_ONCE = 500;
    private static final int MOST_NODES = 9;

    /** What several nodes listen to; they are at free ports of this machine, and ask for no keys. */
    private static final Set<String> OF_SEVERAL = Set.of("--nodes", "--observations", "--seed", "--exit");

    private final Miners miners;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private final AccessOptions access;

    @Option(
            names = "--observations",
            paramLabel = "N",
            defaultValue = "" + SimulatedAgents.DEFAULT_COUNT,
            description = "How many observations the agents make, about (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What chance does (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--exit", description = "Ends after the report instead of serving.")
    private boolean exit;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "With 2 to 9: starts so many nodes and a Redis (the machine's redis-server), and shows what one and",
                "what all get done, that what one learns all know, and that one may be killed. They are at free",
                "ports of this machine (default: ${DEFAULT-VALUE})."
            })
    private int nodes;

    DemoCommand(Miners miners, Screen screen, Map<String, String> environment) {
        this.miners = miners;
        this.screen = screen;
        this.access = new AccessOptions(environment);
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--observations must be positive, not " + count);
        }
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new ParameterException(spec.commandLine(), "--nodes must be 1 to " + MOST_NODES + ", not " + nodes);
        }
        if (nodes > 1) {
            refuseOptionsOfOne();
        }
        return nodes == 1 ? one() : several();
    }

    private void refuseOptionsOfOne() {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!OF_SEVERAL.contains(option.longestName())) {
                throw new ParameterException(
                        spec.commandLine(),
                        option.longestName() + " is for one node: with --nodes each is at a free port of this machine");
            }
        }
    }

    /** Several nodes; Ctrl-C ends them and removes what they kept, whenever it comes. */
    private int several() throws IOException {
        List<byte[]> lines = agents().observations(count).stream()
                .map(new ObservationWriter()::bytes)
                .toList();
        try (NodesDemo demo = NodesDemo.run(nodes, lines, screen::say)) {
            if (!exit) {
                screen.say(
                        "The nodes go on: look at " + String.join(" and ", demo.addresses()) + ". Ctrl-C ends them.");
                Pause.REAL.forAtLeast(Long.MAX_VALUE);
            }
        }
        return 0;
    }

    private int one() throws IOException {
        HttpSettings address = listen.settings();
        AccessSettings allowed = access.settings();
        PatternEngine engine = Await.result(PatternEngine.embedded(Settings.DEFAULT, miners));
        Server server = new Server(engine, screen);
        String url = exit ? "" : server.listen(address, allowed);
        SimulatedAgents agents = agents();
        replay(engine, agents.observations(count));
        report(engine, agents);
        if (exit) {
            Await.result(engine.close());
        } else {
            screen.say("");
            screen.say("The engine goes on: look at " + url + " (interface: " + url + "/docs). Ctrl-C ends it.");
            server.stopWhenTold();
            server.untilStopped();
        }
        return 0;
    }

    private SimulatedAgents agents() {
        return SimulatedAgents.upTo(Instant.now(), seed, count);
    }

    private void replay(PatternEngine engine, List<Observation> observations) {
        long begun = System.nanoTime();
        try (Progress progress = screen.count("agents at work", observations.size())) {
            for (int first = 0; first < observations.size(); first += AT_ONCE) {
                int end = Math.min(first + AT_ONCE, observations.size());
                Await.result(engine.observe(observations.subList(first, end)));
                progress.at(end);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        screen.say(Cells.count(observations.size(), "observation") + " of simulated agents (seed " + seed
                + ") learned by four miners in " + Math.round(seconds * 10) / 10.0 + " s.");
    }

    private void report(PatternEngine engine, SimulatedAgents agents) throws IOException {
        List<DemoReport.Asked> asked = new ArrayList<>();
        for (Question question : agents.questions()) {
            asked.add(new DemoReport.Asked(question, Await.result(engine.recommend(question))));
        }
        new DemoReport(agents.truth(), screen.err())
                .print(Await.result(engine.patterns()), asked, Await.result(engine.quality()));
        screen.err().flush();
    }
}
