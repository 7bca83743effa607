package dev.patternengine.cli;

import dev.patternengine.cli.text.Cells;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import dev.patternengine.mining.Offline;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs observations through the four miners in this process, and tells what they learned. */
final class LocalReplay {
    private final Offline offline;
    private final Screen screen;
    private final Pause pause;
    private long observations;
    private long sessions;

    LocalReplay(Miners miners, Screen screen, Pause pause) {
        this.pause = pause;
        this.offline = new Offline(miners, LearnerLimits.DEFAULT);
        this.screen = screen;
    }

    void run(ObservationFile file, Pace pace) throws IOException {
        long begun = System.nanoTime();
        file.readOnce((line, json, observation) -> {
            long millis = pace.millisUntil(observation);
            if (millis > 0) {
                pause.forAtLeast(millis);
            }
            learn(observation);
        });
        report(Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)));
    }

    private void learn(Observation observation) {
        Entry entry = offline.observe(List.of(offline.place(observation)));
        observations++;
        sessions += entry.batch().observations().get(0).begins() ? 1 : 0;
    }

    private void report(long millis) {
        screen.say(Cells.count(observations, "observation") + " of " + Cells.count(sessions, "session") + " in "
                + millis / 1_000.0 + " s, " + Cells.count(observations * 1_000 / millis) + " per second");
        Table table = Table.of("kind", "patterns", "facts", "best supported");
        for (Kind kind : Kind.ALL) {
            List<Pattern> open =
                    offline.patterns(kind).stream().filter(Pattern::open).toList();
            table.row(
                    kind.label(),
                    Cells.count(open.size()),
                    Cells.count(offline.model(kind).cells()),
                    open.isEmpty() ? "" : Cells.shortened(open.get(0).title(), 80));
        }
        table.print(screen.err());
        screen.err().flush();
    }
}
