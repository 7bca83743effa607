package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.AdviceGiven;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.ModelDigest;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.SessionView;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.domain.Tenant;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.metrics.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the engine can be told and asked, as futures: the way in for HTTP, the library and commands. May be called from any
 * thread; failures are {@link Refused}.
 */
public final class Gateway {
    /** As many observations go in one message. */
    public static final int LARGEST_SUBMISSION = 1_000;

    /** Questions of all tenants that may wait for the answers of this node. */
    static final int MOST_QUESTIONS = 1_000;

    private final Bus bus;
    private final Routing routing;
    private final Decisions decisions;
    private final String node;
    private final boolean clustered;
    private final int partitions;
    private final Register register;
    private final FieldRules fields;
    private final Supplier<String> origin;
    private final AdviceTokens tokens;
    private final Naming naming = new Naming();
    private final Scrape scrape;
    private final GatewayMeters meters;
    private final Checkup checkup;
    private final News news;
    private final Audience audience = new Audience();
    private final Attendance attendance;
    private final Bounded questions = new Bounded(MOST_QUESTIONS);
    private final Advising advising;

    /**
     * What holds of all that comes in.
     *
     * @param register of what was decided
     * @param fields that go no further
     * @param origin the name of what is told here; empty where nodes are not told apart
     */
    public record Rules(Register register, FieldRules fields, Supplier<String> origin) {
        /** Those of a node that is not told apart from others. */
        public Rules(Register register, FieldRules fields) {
            this(register, fields, () -> "");
        }
    }

    /** One whose meters nobody else has, and that has no rules. */
    public Gateway(Vertx vertx, Bus bus, Owners owners, AdviceTokens tokens) {
        this(vertx, bus, owners, new Rules(new Register(), FieldRules.NONE), tokens, new Telemetry());
    }

    /**
     * @param owners of the partitions
     * @param telemetry where what goes through is counted
     */
    public Gateway(Vertx vertx, Bus bus, Owners owners, Rules rules, AdviceTokens tokens, Telemetry telemetry) {
        this.fields = rules.fields();
        this.origin = rules.origin();
        this.register = rules.register();
        this.bus = bus;
        this.routing = new Routing(bus, vertx, owners);
        this.decisions = new Decisions(vertx, routing);
        this.node = owners.me();
        this.clustered = owners.isShared();
        this.partitions = owners.partitions();
        this.tokens = tokens;
        this.scrape = new Scrape(bus, telemetry, owners.isShared());
        this.checkup = new Checkup(bus, node, owners.isShared());
        this.meters = new GatewayMeters(telemetry.registry());
        this.advising = new Advising(bus, routing, register, tokens, meters, partitions);
        this.news = new News(bus);
        this.attendance = new Attendance(telemetry.registry());
    }

    /** What is told to those who watch. */
    public News news() {
        return news;
    }

    /** Those who watch. */
    public Audience audience() {
        return audience;
    }

    /** How many of them there are at this node, and what became of others. */
    public Attendance attendance() {
        return attendance;
    }

    /** This node's id. */
    public String node() {
        return node;
    }

    /**
     * Learns observations, in order; completes when they are stored and the next answer reflects them. More than {@value
     * #LARGEST_SUBMISSION} are sent in parts, one after the other: when one fails, those before it are stored.
     */
    public Future<AcknowledgementMessage> observe(String tenant, List<Observation> observations) {
        return observe(tenant, "", observations);
    }

    /**
     * Learns observations, as above, unless the key brought something else before.
     *
     * @param key of the request, of which those without an id have one by {@link SubmissionMessage#id}; empty for none
     */
    public Future<AcknowledgementMessage> observe(String tenant, String key, List<Observation> observations) {
        if (observations.size() <= LARGEST_SUBMISSION) {
            naming.add(tenant, observations);
            SubmissionMessage submission = SubmissionMessage.of(
                    register.key(tenant), fields.id(key), located(fields.apply(observations, key)));
            return meters.submission(observations.size(), routing.submit(submission))
                    .onSuccess(done -> audience.observed(
                            tenant, observations.size() - done.duplicates().size()));
        }
        List<Observation> rest = observations.subList(LARGEST_SUBMISSION, observations.size());
        return observe(tenant, key, observations.subList(0, LARGEST_SUBMISSION))
                .compose(first -> observe(tenant, key, rest).map(later -> first.followedBy(later, LARGEST_SUBMISSION)));
    }

    /** The observations with the name of where they came in, where they have none. */
    private List<Observation> located(List<Observation> observations) {
        String name = origin.get();
        return name.isEmpty()
                ? observations
                : observations.stream()
                        .map(one -> one.origin().isEmpty() ? one.from(name) : one)
                        .toList();
    }

    /** Counts observations that were refused before they got here. */
    public void rejected(int number) {
        meters.rejected(number);
    }

    /** The meters of this node, in Prometheus' text format. */
    public Future<String> metrics() {
        return scrape.run();
    }

    /** Asks the kinds the question names; refused while {@value #MOST_QUESTIONS} questions wait. */
    public Future<Advice> recommend(String tenant, Question question) {
        Question kept = fields.apply(question);
        return questions
                .ask(() -> advising.advise(register.key(tenant), kept))
                .onSuccess(advice -> tell(tenant, kept, advice));
    }

    private void tell(String tenant, Question question, Advice advice) {
        if (audience.advised(tenant)) {
            news.advice(tenant, new AdviceGiven(node, question.at(), question, advice));
        }
    }

    /**
     * Reports what became of an advice. The first report counts: of a later one the acknowledgement says that it was known.
     *
     * @param executionTime seconds, NaN when unknown
     */
    public Future<AcknowledgementMessage> report(
            String tenant, String recommendation, boolean followed, Success success, double executionTime) {
        String current = register.key(tenant);
        return tokens.read(current, recommendation)
                .map(advised -> routing.submit(
                        SubmissionMessage.of(current, advised.outcome(followed, success, executionTime))))
                .orElseGet(() -> Future.failedFuture(
                        new Refused(Reason.INVALID, "recommendation is not the id of an advice given here")));
    }

    /**
     * All patterns of the kinds, those that are pinned first, then each kind's most useful first; with what people said about them.
     */
    public Future<List<Pattern>> patterns(String tenant, Collection<Kind> kinds) {
        String key = register.key(tenant);
        TenantMessage ask = new TenantMessage(key);
        return EachKind.ask(kinds, kind -> bus.request(Topics.patterns(kind), ask))
                .map(answers -> answers.stream()
                        .flatMap(answer -> answer.patterns().stream())
                        .toList())
                .map(new Reviewing(register.reviews(key))::patterns);
    }

    /** A pattern, if there is one of that id. */
    public Future<Optional<Pattern>> pattern(String tenant, String id) {
        return patterns(tenant, Kind.ALL)
                .map(all ->
                        all.stream().filter(pattern -> pattern.id().equals(id)).findFirst());
    }

    /**
     * Cases for and against a pattern, from the newest part of what the log still holds. Empty where there is no such pattern; refused
     * while this node looks for others of the tenant.
     *
     * @param limit of each sort
     */
    public Future<Optional<Examples>> examples(String tenant, String pattern, int limit) {
        Exemplifying asking = new Exemplifying(bus, register.key(tenant), limit, name -> session(tenant, name));
        return pattern(tenant, pattern).compose(asking::examples);
    }

    /**
     * Notes what a person says about a pattern, in place of what the same person said before; completes when that is stored and known
     * here, with the pattern. Empty where there is no such pattern. Fails with {@link Reason#EXHAUSTED} where too many are reviewed.
     */
    public Future<Optional<Pattern>> review(String tenant, String pattern, Review review) {
        String key = register.key(tenant);
        if (!register.hasRoom(key, pattern)) {
            String full = "people have reviewed " + Register.MOST_REVIEWED + " patterns: take some back first";
            return Future.failedFuture(new Refused(Reason.EXHAUSTED, full));
        }
        DecisionMessage decision =
                new DecisionMessage(key, decider(tenant), new Decision.PatternReviewed(pattern, review));
        return pattern(tenant, pattern)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : decisions
                                .decide(decision, () -> register.stands(key, pattern, review))
                                .map(stored -> found.map(one ->
                                        one.reviewed(register.reviews(key).getOrDefault(pattern, List.of())))));
    }

    /** A session, if it is open. */
    public Future<Optional<SessionView>> session(String tenant, String session) {
        String key = register.key(tenant);
        String stored = fields.session(session);
        int partition = SessionKey.partition(SessionKey.named(key, stored), partitions);
        return routing.request(partition, Topics::session, new SessionMessage(key, stored))
                .map(SessionFoundMessage::session);
    }

    /** The loop that an open session is in with its last observation, if it is in one. */
    public Future<Optional<Loop>> loop(String tenant, String session) {
        String key = register.key(tenant);
        String stored = fields.session(session);
        int partition = SessionKey.partition(SessionKey.named(key, stored), partitions);
        LoopMessage ask = new LoopMessage(key, stored, partition);
        return routing.stranger(stored, partition)
                .map(owner -> routing.ask(owner, Topics::loopAt, ask))
                .orElseGet(() -> bus.request(Topics.loop(Kind.SEQUENCE), ask))
                .map(LoopFoundMessage::loop);
    }

    /**
     * Erases all that is known of a tenant, who can begin anew at once; completes when that is stored and this node knows nothing of
     * it any more. The others hear of it a moment later: what they take until then goes too. Log and checkpoints are free of it
     * after two more checkpoints. The name itself stays.
     */
    public Future<AcknowledgementMessage> eraseTenant(String tenant) {
        Tenant next = register.tenant(tenant).erased();
        return decisions.decide(
                new DecisionMessage(next.key(), decider(tenant), new Decision.TenantErased()),
                () -> register.tenant(tenant).generation() >= next.generation());
    }

    /**
     * Forgets a session, open or not: what it is doing at once; its observations, as log and checkpoints hold them, after two more
     * checkpoints. What it taught stays: counts, and the names of what was counted.
     */
    public Future<AcknowledgementMessage> eraseSession(String tenant, String session) {
        String key = register.key(tenant);
        long named = SessionKey.named(key, fields.session(session));
        int partition = SessionKey.partition(named, partitions);
        return decisions.decide(new DecisionMessage(key, partition, new Decision.SessionErased(named)), () -> true);
    }

    /**
     * Takes back what an agent's observations in a time taught, as far as the log still holds them: exactly, an entry at a time, where all
     * of an entry is that agent's. May be asked again, also after it failed: nothing is taken back twice.
     *
     * @param from the earliest time of an observation, epoch milliseconds
     * @param to the first time after them
     * @param dry true only tells what would be
     */
    public Future<RetractedMessage> retract(String tenant, String agent, long from, long to, boolean dry) {
        RetractionMessage asked = new RetractionMessage(register.key(tenant), fields.agent(agent), from, to, dry);
        return routing.each(Topics::retract, asked)
                .map(parts -> parts.stream().reduce(RetractedMessage.NOTHING, RetractedMessage::and));
    }

    /** The partition in whose log the decisions about a tenant are in order. */
    private int decider(String tenant) {
        return SessionKey.partition(Hash64.of(tenant), partitions);
    }

    /** Whether the tenant's task names, as this node was told them lately, hold what differs each time. */
    public Optional<NamesWarning> naming(String tenant) {
        return naming.warning(tenant);
    }

    /** The same for the answer to an observation: once a minute. */
    public Optional<NamesWarning> namingNews(String tenant) {
        return naming.news(tenant, System.nanoTime());
    }

    /** How many tenants there are of whose task names this node would say so. */
    public int misnaming() {
        return naming.warned();
    }

    /** How the parts of this node are. */
    public Future<List<Check>> checks() {
        return checkup.run();
    }

    /** This node is about to stop: it counts as away from now on, and still does what it is asked. */
    public void leave() {
        checkup.leave("the engine is stopping");
    }

    /** Whether this node works in a cluster; one that works alone answers nothing about it. */
    public boolean isClustered() {
        return clustered;
    }

    /** What this node knows of its cluster; fails where it works alone. */
    public Future<FederationStatus> federation() {
        return bus.request(Topics.FEDERATION_STATUS, Done.DONE)
                .map(FederationStatusMessage::status)
                .recover(Solitude::explain);
    }

    /**
     * Asks something of all nodes of the cluster; completes when this one has done it.
     *
     * @param order {@code pause}, {@code resume} or {@code sync}
     * @param by what was shown to be let in, for the record; empty where nothing was
     */
    public Future<FederationStatus> order(String order, String by) {
        return bus.request(Topics.FEDERATION_ORDER, new OrderMessage(order, by))
                .map(FederationStatusMessage::status)
                .recover(Solitude::explain);
    }

    /** What this node's models come to, one a kind. */
    public Future<List<ModelDigest>> digests() {
        return EachKind.ask(
                Kind.ALL, kind -> bus.request(Topics.digest(kind), Done.DONE).map(DigestMessage::digest));
    }

    /** The names of the tenants that this node has learned something of, in no order. */
    public Future<List<String>> tenants() {
        return bus.request(Topics.tenants(Kind.SEQUENCE), Done.DONE)
                .map(known ->
                        known.tenants().stream().map(Tenant::name).distinct().toList());
    }

    /**
     * Which task follows which.
     *
     * @param most edges, the most frequent
     */
    public Future<TaskGraph> graph(String tenant, int most) {
        return bus.request(Topics.graph(Kind.SEQUENCE), new GraphMessage(register.key(tenant), most));
    }

    /** The record of every miner. */
    public Future<List<Quality>> quality(String tenant) {
        TenantMessage ask = new TenantMessage(register.key(tenant));
        return EachKind.ask(Kind.ALL, kind -> bus.request(Topics.quality(kind), ask));
    }
}
