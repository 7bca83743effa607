package dev.patternengine.mining;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.LoopWarning;
import dev.patternengine.domain.ModelDigest;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.mining.Runs.Run;
import dev.patternengine.wire.WireException;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One kind of miner at work on a node: a miner and a model for each tenant, and the states of the sessions in each
 * partition this node owns. One owner, one thread.
 *
 * <p>The model changes by {@link #apply} only. {@link #teach} runs ahead of it by the entries in flight: it advances the
 * sessions and computes evidence, which may still be refused; {@link #drop} then forgets what ran ahead.
 */
public final class Learner<S, F> {
    private final Supplier<Miner<S, F>> miners;
    private final LearnerLimits limits;
    private final Consumer<RuntimeException> failures;
    private final Benches<S, F> benches;
    private final Runs<S, F> open;

    private final Applied applied = new Applied();

    private final Warnings warnings = new Warnings();
    private final Awaited awaited = new Awaited();
    private final boolean findsLoops;

    /** The evidence of the batch being taught; kept for its room. */
    private final Evidence.Builder collected = new Evidence.Builder();

    /** @param failures is told when a miner throws: the evidence of that batch is empty and its sessions begin anew */
    public Learner(Supplier<Miner<S, F>> miners, LearnerLimits limits, Consumer<RuntimeException> failures) {
        this.miners = miners;
        this.benches = new Benches<>(miners);
        this.limits = limits;
        this.failures = failures;
        Miner<S, F> any = miners.get();
        this.open = new Runs<>(any.states());
        this.findsLoops = any.findsLoops();
    }

    /** The evidence of a batch; advances its sessions. */
    public Evidence teach(Batch batch) {
        Bench<S, F> bench = benches.of(batch.tenant());
        Evidence.Builder out = collected.clear();
        try {
            teach(batch, bench, out);
        } catch (RuntimeException failure) {
            abandon(batch);
            failures.accept(failure);
            return Evidence.EMPTY;
        }
        return out.build();
    }

    private void abandon(Batch batch) {
        Long2ObjectOpenHashMap<Run<S, F>> runs = open.of(batch.partition());
        batch.observations().forEach(placed -> runs.remove(placed.session()));
        batch.ended().forEach(session -> runs.remove(session.longValue()));
    }

    private void teach(Batch batch, Bench<S, F> bench, Evidence.Builder out) {
        Long2ObjectOpenHashMap<Run<S, F>> runs = open.of(batch.partition());
        for (Placed placed : batch.observations()) {
            Run<S, F> run = bench.teach(placed, limits.isMeasured(placed.session(), bench.measured()), runs, out);
            await(run.state, placed, bench, batch);
            if (findsLoops && !placed.observation().started()) {
                warn(placed.observation(), run, bench, batch);
            }
        }
        for (long session : batch.ended()) {
            bench.finish(runs.remove(session), out);
        }
        for (Outcome outcome : batch.outcomes()) {
            if (outcome.kind() == bench.miner.kind()) {
                AdviceRecord.add(outcome, out);
            }
        }
        open.erase(batch);
    }

    /** Forgets sessions of a partition, without teaching how they ended. */
    public void erase(int partition, Set<Long> sessions) {
        open.erase(partition, sessions);
    }

    /**
     * The evidence of a batch without observations that forgets what the tenant's model can best do without: the decision of
     * the one who owns the batch's partition. Empty where the model is not crowded, or as long as an earlier such batch is
     * not applied.
     */
    public Evidence forget(Batch batch) {
        return benches.of(batch.tenant()).forget(batch, limits, failures);
    }

    /** Whether the tenant's model holds so much of its budget that it is to forget. */
    public boolean isCrowded(String tenant) {
        return limits.isCrowded(benches.of(tenant).model.cells());
    }

    /** Whether the tenant's model has used up its budget. */
    public boolean isFull(String tenant) {
        return limits.isFull(benches.of(tenant).model.cells());
    }

    private void warn(Observation observation, Run<S, F> run, Bench<S, F> bench, Batch batch) {
        Optional<Loop> loop = bench.miner.loop(run.state, bench.model);
        if (loop.isPresent() && loop.get().isNews()) {
            String session = observation.session();
            warnings.add(batch, new LoopWarning(session, observation.agent(), observation.timestamp(), loop.get()));
        }
    }

    private void await(S state, Placed placed, Bench<S, F> bench, Batch batch) {
        if (bench.miner.awaits(state)) {
            awaited.add(batch.partition(), placed.session(), batch.tenant());
        }
    }

    /**
     * Visits the announced calls that take longer than such calls do and were not visited before.
     *
     * @param now epoch milliseconds
     */
    public void visitLate(long now, LateVisitor visitor) {
        awaited.visitNew((partition, session, tenant) -> late(partition, session, benches.known(tenant), now), visitor);
    }

    private Optional<List<LateCall>> late(int partition, long session, Bench<S, F> bench, long now) {
        Run<S, F> run = open.get(partition, session);
        return run == null || !bench.miner.awaits(run.state)
                ? Optional.empty()
                : Optional.of(bench.miner.late(run.state, bench.model, now));
    }

    /** The loops that sessions came into with a batch that was taught here and is not yet applied, in order. */
    public List<LoopWarning> warnings(Batch batch) {
        return warnings.of(batch);
    }

    /** The loop that an open session is in with its last observation; empty when there is none or it is not open here. */
    public Optional<Loop> loop(String tenant, String session, int partition) {
        Run<S, F> run = open.get(partition, SessionKey.named(tenant, session));
        Bench<S, F> bench = benches.known(tenant);
        return run == null ? Optional.empty() : bench.miner.loop(run.state, bench.model);
    }

    /**
     * The evidence of measuring alone: forecasts by the model as it is are scored and the sessions advance, but nothing is
     * taught. For models that learn no more.
     */
    public Evidence measure(Batch batch) {
        Bench<S, F> bench = benches.of(batch.tenant());
        Long2ObjectOpenHashMap<Run<S, F>> runs = open.of(batch.partition());
        Evidence.Builder out = collected.clear();
        for (Placed placed : batch.observations()) {
            bench.measure(placed, runs, out);
        }
        return out.build();
    }

    /** Adds a stored entry's evidence, whoever computed it; nothing when it was added before. */
    public void apply(Entry entry) {
        int partition = entry.batch().partition();
        if (entry.isBarrier()) {
            applied.note(partition, entry.id());
            return;
        }
        Bench<S, F> bench = benches.of(entry.batch().tenant());
        warnings.remove(entry.batch());
        Evidence evidence = entry.evidence(bench.miner.kind());
        bench.settle(entry.batch(), evidence);
        if (!applied.note(partition, entry.id())) {
            return;
        }
        if (!bench.loaded.cover(partition, entry.id())) {
            bench.model.apply(evidence);
        }
    }

    /** Fixes what the sessions of an entry are expected to do next: call it once the entry is applied, where it was taught. */
    public void commit(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        Bench<S, F> bench = benches.of(batch.tenant());
        Long2ObjectOpenHashMap<Run<S, F>> runs = open.of(batch.partition());
        for (Placed placed : batch.observations()) {
            Run<S, F> run = limits.isMeasured(placed.session(), bench.measured()) ? runs.get(placed.session()) : null;
            if (run != null && run.forecast == null) {
                guard(() -> run.forecast = bench.miner.forecast(run.state, bench.model));
            }
        }
    }

    /** Brings the sessions to where they were after a stored batch, without computing evidence. */
    public void follow(Batch batch) {
        if (batch.isEmpty()) {
            return;
        }
        Bench<S, F> bench = benches.of(batch.tenant());
        Long2ObjectOpenHashMap<Run<S, F>> runs = open.of(batch.partition());
        for (Placed placed : batch.observations()) {
            guard(() -> bench.follow(placed, runs));
            Run<S, F> run = runs.get(placed.session());
            if (run != null) {
                await(run.state, placed, bench, batch);
            }
        }
        for (long session : batch.ended()) {
            runs.remove(session);
        }
        open.erase(batch);
    }

    private void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failure) {
            failures.accept(failure);
        }
    }

    /** Forgets the sessions of a partition: it is owned no more, or what ran ahead of the log was refused. */
    public void drop(int partition) {
        open.drop(partition);
        warnings.drop(partition);
        awaited.drop(partition);
        for (Bench<S, F> bench : benches.all()) {
            bench.drop(partition);
        }
    }

    /** Answers a tenant's question; for a tenant never heard of, as from an empty model, which is not kept. */
    public Answer answer(String tenant, Question question, int partition) {
        Bench<S, F> bench = benches.known(tenant);
        return bench.miner.answer(asking(tenant, question, partition, bench.miner), question, bench.model);
    }

    /** Another kind's answer with the times that this one knows. */
    public Answer timed(String tenant, Question question, Answer answer) {
        Bench<S, F> bench = benches.known(tenant);
        return bench.miner.timed(answer, question, bench.model);
    }

    /** The state of the session that asks: as known here, else of what it says it did recently. */
    private S asking(String tenant, Question question, int partition, Miner<S, F> miner) {
        Run<S, F> run =
                question.session().isEmpty() ? null : open.get(partition, SessionKey.named(tenant, question.session()));
        if (run != null) {
            return run.state;
        }
        S state = miner.begin();
        for (Observation observation : question.recent()) {
            state = miner.advance(state, observation);
        }
        return state;
    }

    public Kind kind() {
        return miners.get().kind();
    }

    public List<Pattern> patterns(String tenant) {
        Bench<S, F> bench = benches.known(tenant);
        return bench.miner.patterns(bench.model);
    }

    /**
     * Which task follows which.
     *
     * @param most edges
     */
    public TaskGraph graph(String tenant, int most) {
        Bench<S, F> bench = benches.known(tenant);
        return bench.miner.graph(bench.model, most);
    }

    /**
     * The hashes of the masked error texts that a template of a tenant's stands for.
     *
     * @param template its id, as patterns tell it
     */
    public Set<Long> signatures(String tenant, String template) {
        Bench<S, F> bench = benches.known(tenant);
        return bench.miner.signatures(bench.model, template);
    }

    /** The record of a tenant's miner; for a tenant never heard of, of an empty model, which is not kept. */
    public Quality quality(String tenant) {
        Bench<S, F> bench = benches.known(tenant);
        return AdviceRecord.extend(bench.miner.quality(bench.model), bench.model);
    }

    /** The figures of measurements that were kept apart, see {@link #measure}. */
    public Quality quality(Model measured) {
        return miners.get().quality(measured);
    }

    /** The tenant's model: to read, not to change. */
    public Model model(String tenant) {
        return benches.of(tenant).model;
    }

    /** How many sessions are open. */
    public int sessions() {
        return open.size();
    }

    /** The states of the open sessions, to be read by {@link #loadSessions}. */
    public List<byte[]> sessionParts() {
        return open.parts();
    }

    /**
     * Opens the sessions of a part.
     *
     * @throws WireException when the bytes are no part of a known version
     */
    public void loadSessions(byte[] part) {
        open.load(part);
    }

    /** The partition that a part of {@link #sessionParts} is of. */
    public static int partitionOfSessions(byte[] part) {
        return Runs.partition(part);
    }

    /** Those who have a model. */
    public List<String> tenants() {
        return benches.tenants();
    }

    /** What the models of all tenants come to. */
    public ModelDigest digest() {
        return benches.digest(kind());
    }

    /** The tenant's model as it is now, to be read by {@link #loadModel}. Copies it: one model more while parts are made. */
    public ModelParts modelParts(String tenant) {
        return benches.modelParts(tenant, applied.positions());
    }

    /**
     * Adds a part of a model; entries that are in it will not be applied again.
     *
     * @return up to where the log is in the model, where the part says so
     * @throws WireException when the bytes are no part of a known version
     */
    public Positions loadModel(byte[] part) {
        return benches.loadModel(part);
    }
}
