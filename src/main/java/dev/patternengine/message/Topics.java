package dev.patternengine.message;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.message.Topic.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Every address of the engine. This page is the protocol.
 *
 * <ol>
 *   <li>{@link #ingest} takes a submission at the node that owns its sessions' partitions. The reply comes when all of it is
 *       stored and this node's miners know it; a failure means that nothing is known of it and it may be sent again.
 *   <li>{@link #decide} takes what a person decided: it is stored as an entry of its own, and known to this node when the reply
 *       comes. {@link #ERASED} tells the miners which sessions went with a tenant.
 *   <li>{@link #observed} asks each miner of the node for its evidence of placed batches. Requests come one at a time and in
 *       the order of the log. What was taught may still be refused: then {@link #DROPPED} follows.
 *   <li>{@link #STORED} tells the miners of entries that are in the log, each once and in order within its partition. A
 *       question asked after the acknowledgement of an observation is answered with it.
 *   <li>{@link #load} and then {@link #restore} bring the miners to where they were, from a checkpoint and the entries stored
 *       after it, before the first {@link #observed} and after {@link #DROPPED}.
 *   <li>{@link #freeze} is asked while nothing is taught or stored: the sessions it gives are those of the log's end.
 *       {@link #model} gives a model as it is at that moment, whenever that is.
 *   <li>Between nodes, {@link #federation} carries stored entries; {@link #FEDERATED} tells the miners of those that others stored.
 *       {@link #TAKE} and {@link #GIVE_UP} say which partitions this node's ingest owns; {@link #FENCED} that it was mistaken.
 *   <li>{@link #ask}, {@link #patterns}, {@link #quality}, {@link #tenants}, {@link #signatures} and {@link #loop} read, at any time;
 *       {@link #EXAMPLES} reads the log itself.
 *   <li>{@link #loops} tells people's browsers and whoever else listens of sessions that loop. It is told by the node that
 *       owns the session, after the entry that brought it was stored: when the loop begins and each time it has doubled.
 *   <li>{@link #late} tells them of announced calls that take longer than such calls do: each once, by the node that owns the
 *       session, within a second or two.
 *   <li>{@link #told} tells them of the rest that they may hear: {@code patterns} and {@code federation} of what this node sees
 *       itself, {@code advice} and {@code rates} of all nodes. {@link #WATCHED} says for whom anybody listens: for others nothing
 *       is found out and told. {@link #QUESTIONS} is the one address that they may send to.
 * </ol>
 *
 * Bodies are deeply immutable and cross a node by reference. Data is never sent round robin: a cluster topic names its node. Each of {@link #at} is
 * {@linkplain Bus#greet greeted} before anything is sent there: an empty message, which nobody hears.
 */
public final class Topics {
    /** Published: entries that were stored. */
    public static final Topic<StoredMessage, Done> STORED = node("stored", StoredMessage.class, Done.class);

    /** Published: partitions whose speculative sessions are void. */
    public static final Topic<DroppedMessage, Done> DROPPED = node("dropped", DroppedMessage.class, Done.class);

    /** Published: sessions of tenants that were erased. */
    public static final Topic<ErasedMessage, Done> ERASED = node("erased", ErasedMessage.class, Done.class);

    /** Published: entries that other nodes stored, or that were read from the log. */
    public static final Topic<StoredMessage, Done> FEDERATED = node("federated", StoredMessage.class, Done.class);

    /** Published: partitions whose log refused this node's entries, because another node owns them. */
    public static final Topic<PartitionsMessage, Done> FENCED = node("fenced", PartitionsMessage.class, Done.class);

    /** Requested of ingest: take partitions over. The reply names those that are open now. */
    public static final Topic<TakeMessage, PartitionsMessage> TAKE =
            node("take", TakeMessage.class, PartitionsMessage.class);

    /** Requested of ingest: give partitions up, after what was taken for them is stored. */
    public static final Topic<PartitionsMessage, Done> GIVE_UP = node("give-up", PartitionsMessage.class, Done.class);

    /** Requested of ingest, which owns nothing then: load the models of the newest checkpoint in place of what is known. */
    public static final Topic<Done, PositionsMessage> RELOAD = node("reload", Done.class, PositionsMessage.class);

    /** Requested of federation: completes when the models hold the log up to these places; fails when that takes too long. */
    public static final Topic<PositionsMessage, Done> LEVEL = node("level", PositionsMessage.class, Done.class);

    /**
     * Requested of federation: completes as soon as the models hold the log up to these places, which others are about to send;
     * fails after {@value #REFLECTED_MILLIS} ms, and at once while federation is paused.
     */
    public static final Topic<PositionsMessage, Done> REFLECTED = node("reflected", PositionsMessage.class, Done.class);

    /** So long an acknowledgement waits at most until answers reflect it. */
    public static final long REFLECTED_MILLIS = 1_000;

    /** Requested of federation: what this node knows of its cluster. */
    public static final Topic<Done, FederationStatusMessage> FEDERATION_STATUS =
            node("federation-status", Done.class, FederationStatusMessage.class);

    /** Requested of federation: ask something of all nodes; replied to when this one has done it. */
    public static final Topic<OrderMessage, FederationStatusMessage> FEDERATION_ORDER =
            node("federation-order", OrderMessage.class, FederationStatusMessage.class);

    /** Requested of federation: whether its peers are within reach, and whether this node is level with them. */
    public static final Topic<Done, ChecksMessage> CHECKS = node("checks", Done.class, ChecksMessage.class);

    /** Published to the whole cluster, by each node every few seconds and when it changes: whose doings are watched there. */
    public static final Topic<WatchedMessage, Done> WATCHED =
            new Topic<>("watched", WatchedMessage.class, Done.class, Scope.CLUSTER);

    /** Requested: cases of a pattern, from the log. One at a time for a tenant. */
    public static final Topic<ExamplesMessage, Examples> EXAMPLES =
            node("examples", ExamplesMessage.class, Examples.class);

    /** Requested by browsers: {@code tenant} and {@code question}, as in REST; the reply is the advice, as in REST. */
    static final Topic<JsonObject, JsonObject> QUESTIONS = node("ask", JsonObject.class, JsonObject.class);

    private static final Set<String> OF_THIS_NODE = Set.of("patterns", News.FEDERATION);

    private Topics() {}

    /** All that a node is asked or sent by others, or by itself, under its own name. */
    public static List<Topic<?, ?>> at(String node) {
        return List.of(
                ingest(node), federation(node), session(node), asked(node), loopAt(node), decide(node), retract(node));
    }

    /** Sent to a node: what another's federation has for it. Nothing is told when it does not arrive. */
    public static Topic<PeerMessage, Done> federation(String node) {
        return new Topic<>("federation." + node, PeerMessage.class, Done.class, Scope.CLUSTER);
    }

    /** Requested: forget everything, models and sessions. */
    public static Topic<Done, Done> forget(Kind kind) {
        return node("forget." + kind.label(), Done.class, Done.class);
    }

    /** Requested of the node that owns the partitions: observations to learn. */
    public static Topic<SubmissionMessage, AcknowledgementMessage> ingest(String node) {
        return new Topic<>("ingest." + node, SubmissionMessage.class, AcknowledgementMessage.class, Scope.CLUSTER);
    }

    /** Requested of the node that owns the partition: a decision to store. */
    public static Topic<DecisionMessage, AcknowledgementMessage> decide(String node) {
        return new Topic<>("decide." + node, DecisionMessage.class, AcknowledgementMessage.class, Scope.CLUSTER);
    }

    /** Requested of a node: take back what was taught in the partitions that it owns. */
    public static Topic<RetractionMessage, RetractedMessage> retract(String node) {
        return new Topic<>("retract." + node, RetractionMessage.class, RetractedMessage.class, Scope.CLUSTER);
    }

    /** Requested of a node: whether it takes observations. */
    public static Topic<Done, ReadinessMessage> readiness(String node) {
        return node("readiness." + node, Done.class, ReadinessMessage.class);
    }

    /** Requested of the node that owns the session: what is known of it. */
    public static Topic<SessionMessage, SessionFoundMessage> session(String node) {
        return new Topic<>("session." + node, SessionMessage.class, SessionFoundMessage.class, Scope.CLUSTER);
    }

    /** Requested: what the models of all tenants come to. */
    public static Topic<Done, DigestMessage> digest(Kind kind) {
        return node("digest." + kind.label(), Done.class, DigestMessage.class);
    }

    /** Requested: the evidence of batches. */
    public static Topic<ObservedMessage, TaughtMessage> observed(Kind kind) {
        return node("observed." + kind.label(), ObservedMessage.class, TaughtMessage.class);
    }

    /** Requested: the open sessions, for a checkpoint. */
    public static Topic<Done, SessionPartsMessage> freeze(Kind kind) {
        return node("freeze." + kind.label(), Done.class, SessionPartsMessage.class);
    }

    /** Requested: a tenant's model, for a checkpoint. */
    public static Topic<TenantMessage, ModelPartsMessage> model(Kind kind) {
        return node("model." + kind.label(), TenantMessage.class, ModelPartsMessage.class);
    }

    /** Requested: take in a part of a checkpoint. */
    public static Topic<LoadMessage, LoadedMessage> load(Kind kind) {
        return node("load." + kind.label(), LoadMessage.class, LoadedMessage.class);
    }

    /** Requested: take in what the log holds. */
    public static Topic<RestoreMessage, Done> restore(Kind kind) {
        return node("restore." + kind.label(), RestoreMessage.class, Done.class);
    }

    /** Requested of the node that owns the session: advice of one kind. */
    public static Topic<AskedMessage, Answer> asked(String node) {
        return new Topic<>("ask." + node, AskedMessage.class, Answer.class, Scope.CLUSTER);
    }

    /** Requested of the node that owns the session: the loop it is in. */
    public static Topic<LoopMessage, LoopFoundMessage> loopAt(String node) {
        return new Topic<>("loop." + node, LoopMessage.class, LoopFoundMessage.class, Scope.CLUSTER);
    }

    /** Requested: what a part of this node says of its state; a kind's label, {@code ingest} or {@code federation}. */
    public static Topic<Done, ReadingsMessage> readings(String part) {
        return node("readings." + part, Done.class, ReadingsMessage.class);
    }

    /** Requested: advice of one kind. */
    public static Topic<AskMessage, Answer> ask(Kind kind) {
        return node("ask." + kind.label(), AskMessage.class, Answer.class);
    }

    /** Requested of the performance miner: another kind's answer, with how long each item takes in the circumstances of the question. */
    public static Topic<TimedMessage, Answer> timed(Kind kind) {
        return node("timed." + kind.label(), TimedMessage.class, Answer.class);
    }

    /** Requested: all patterns of one kind. */
    public static Topic<TenantMessage, PatternsMessage> patterns(Kind kind) {
        return node("patterns." + kind.label(), TenantMessage.class, PatternsMessage.class);
    }

    /** Requested: which task follows which, of the miner that knows. */
    public static Topic<GraphMessage, TaskGraph> graph(Kind kind) {
        return node("graph." + kind.label(), GraphMessage.class, TaskGraph.class);
    }

    /** Requested: the record of one kind. */
    public static Topic<TenantMessage, Quality> quality(Kind kind) {
        return node("quality." + kind.label(), TenantMessage.class, Quality.class);
    }

    /** Requested of the recovery miner: what a template stands for. May take as long as {@link #patterns}. */
    public static Topic<TemplateMessage, SignaturesMessage> signatures(Kind kind) {
        return node("signatures." + kind.label(), TemplateMessage.class, SignaturesMessage.class);
    }

    /** Requested: whose models there are. */
    public static Topic<Done, TenantsMessage> tenants(Kind kind) {
        return node("tenants." + kind.label(), Done.class, TenantsMessage.class);
    }

    /** Requested: the loop a session is in. */
    public static Topic<LoopMessage, LoopFoundMessage> loop(Kind kind) {
        return node("loop." + kind.label(), LoopMessage.class, LoopFoundMessage.class);
    }

    /**
     * Published to the whole cluster: {@code session}, {@code agent}, {@code at} and {@code loop} with {@code form}, {@code
     * tasks}, {@code error}, {@code times}, {@code steps}, {@code seconds} and {@code text}; what is unknown is null.
     */
    public static Topic<JsonObject, Done> loops(String tenant) {
        return told(tenant, "loops");
    }

    /**
     * Published to the whole cluster: {@code session}, {@code agent}, {@code task}, {@code tool}, {@code started_at}, {@code
     * seconds} so far, {@code median} and {@code most} (of nine of ten) of such calls, {@code support} and {@code text}; what is
     * unknown is null.
     */
    public static Topic<JsonObject, Done> late(String tenant) {
        return told(tenant, "late");
    }

    /** Published: an event of a tenant, by its name; {@code openapi.yaml} has the bodies. */
    static Topic<JsonObject, Done> told(String tenant, String event) {
        Scope scope = OF_THIS_NODE.contains(event) ? Scope.NODE : Scope.CLUSTER;
        return new Topic<>(News.PREFIX + tenant + "." + event, JsonObject.class, Done.class, scope);
    }

    private static <B, R> Topic<B, R> node(String address, Class<B> body, Class<R> reply) {
        return new Topic<>(address, body, reply, Scope.NODE);
    }
}
