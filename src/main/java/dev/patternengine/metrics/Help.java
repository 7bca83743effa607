package dev.patternengine.metrics;

import java.util.Map;

/** What each meter of the engine means, in a sentence, by the name it has without the prefix. */
final class Help {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("ingest.observations", "Observations that came to this node, by what became of them."),
            Map.entry("ingest.batch.observations", "Observations of a submission."),
            Map.entry("ingest.acknowledge", "From a submission to its acknowledgement: it is stored and learned."),
            Map.entry("ingest.waiting.observations", "Observations that wait to be taught."),
            Map.entry("ingest.open.sessions", "Sessions that have not ended, of partitions this node owns."),
            Map.entry("ingest.rounds.storing", "Rounds on their way to the log."),
            Map.entry("ingest.ready", "1 when observations are taken."),
            Map.entry("partitions.owned", "Partitions this node owns."),
            Map.entry("advice", "From a question to the answer of one kind of miner."),
            Map.entry("log.append", "From an append of an entry to its end."),
            Map.entry("log.appended.bytes", "Bytes appended to the log since the start."),
            Map.entry("log.segments", "Files of the log."),
            Map.entry("checkpoint", "Writing of checkpoints."),
            Map.entry("checkpoint.bytes", "Size of the last checkpoint that this process wrote; 0 before the first."),
            Map.entry("miner.tenants", "Tenants that have a model."),
            Map.entry("miner.sessions", "Sessions whose state the miner holds."),
            Map.entry("miner.model.cells", "Cells of all models."),
            Map.entry("miner.model.bytes", "Estimated memory of all models."),
            Map.entry("miner.model.budget.used.ratio", "Share of its budget of cells that the largest model uses."),
            Map.entry("miner.evicted.cells", "Cells that models were told to forget by this node."),
            Map.entry("miner.failures", "Failures of a miner, after which its sessions began anew."),
            Map.entry("miner.record.value", "What the miner measured of itself: shares and means, by figure."),
            Map.entry("miner.record.cases", "What the miner measured of itself: how many cases, by figure."),
            Map.entry("federation.lag.entries", "Entries known of that this node's models do not hold yet."),
            Map.entry(
                    "federation.lag.seconds",
                    "For how long this node has known of entries that its models do not hold."),
            Map.entry("federation.partitions.owned", "Partitions this node owns, as the registry has it."),
            Map.entry("federation.partitions.without.owner", "Partitions that nobody owns."),
            Map.entry("federation.paused", "1 when people paused the federation."),
            Map.entry("federation.reloading", "1 while the models are loaded anew."),
            Map.entry("federation.received.bytes", "Bytes of entries that other nodes sent."),
            Map.entry("federation.sent.bytes", "Bytes of entries sent to other nodes."),
            Map.entry("federation.applied.entries", "Entries applied that other nodes stored."),
            Map.entry("federation.log.reads", "Reads of the log because something was missing."),
            Map.entry("federation.peer.silent.seconds", "Since the peer showed itself."),
            Map.entry("federation.peer.member", "1 when the bus has the peer for a member."),
            Map.entry("federation.peer.partitions", "Partitions the peer owns."),
            Map.entry("redis.up", "1 when Redis answers."),
            Map.entry("redis.connects", "Times Redis was connected to."),
            Map.entry("redis.round.trip", "From a question to the answer of Redis; asked once a second."),
            Map.entry("redis.waiting.appends", "Appends that Redis has not answered."),
            Map.entry("redis.waiting.bytes", "Bytes of appends that Redis has not answered."),
            Map.entry("redis.memory.used.bytes", "Memory that Redis uses."),
            Map.entry("redis.memory.limit.bytes", "Memory that Redis may use; 0 for no bound."),
            Map.entry("live.listeners", "Those who listen to what happens, at this node."),
            Map.entry("live.dropped", "Listeners that were dropped, by the reason."),
            Map.entry("live.refused", "Frames of browsers that the bridge refused."),
            Map.entry("event.loop.lag", "How late a timer of the first event loop is, ten times a second."),
            Map.entry("process.cpu.seconds", "Processor time of the process."),
            Map.entry("system.cpus", "Processors of the machine."),
            Map.entry("scrape.missing.parts", "Parts of the engine that were too busy to answer this scrape."),
            Map.entry("build.info", "Always 1; the version is the label."));

    private Help() {}

    /** The sentence for a meter, null when it brings its own. */
    static String of(String name) {
        return TEXTS.get(name.substring(MeterNames.PREFIX.length()));
    }
}
