package dev.patternengine.message;

import dev.patternengine.domain.AdviceGiven;
import dev.patternengine.domain.FederationChange;
import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.LoopWarning;
import dev.patternengine.domain.PatternChanges;
import dev.patternengine.domain.Rates;
import dev.patternengine.domain.Tenant;
import dev.patternengine.json.AdviceGivenWriter;
import dev.patternengine.json.FederationChangeWriter;
import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.LateCallWriter;
import dev.patternengine.json.LoopWriter;
import dev.patternengine.json.PatternChangesWriter;
import dev.patternengine.json.RatesWriter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What people's browsers hear and may ask over the bus: the only bodies that are JSON. */
public final class News {
    /** What happens in the cluster. */
    public static final String FEDERATION = "federation";

    /** What can be heard of a tenant; each has an address of its own, see {@link #address}. */
    public static final List<String> EVENTS = List.of("patterns", "advice", "loops", "late", "rates", FEDERATION);

    /** Begins every address of an event. */
    public static final String PREFIX = "ui.";

    /** The one address that browsers may send to: a question, as in REST. */
    public static final String QUESTIONS = Topics.QUESTIONS.address();

    private static final JsonWriter<LoopWarning> LOOPS = new LoopWriter();
    private static final JsonWriter<LateCall> LATE = new LateCallWriter();
    private static final JsonWriter<PatternChanges> PATTERNS = new PatternChangesWriter();
    private static final JsonWriter<AdviceGiven> ADVICE = new AdviceGivenWriter();
    private static final JsonWriter<Rates> RATES = new RatesWriter();
    private static final JsonWriter<FederationChange> CHANGES = new FederationChangeWriter();

    private final Bus bus;

    public News(Bus bus) {
        this.bus = bus;
    }

    /** The address of one of {@link #EVENTS}. */
    public static String address(String tenant, String event) {
        return Topics.told(tenant, event).address();
    }

    /**
     * Tells the cluster of a call that is late.
     *
     * @param tenant its key; the topic is named by its name
     */
    public void late(String tenant, LateCall call) {
        bus.publish(Topics.late(Tenant.name(tenant)), json(LATE, call));
    }

    /** Tells the cluster of a loop; the tenant as above. */
    public void loop(String tenant, LoopWarning warning) {
        bus.publish(Topics.loops(Tenant.name(tenant)), json(LOOPS, warning));
    }

    /** Tells this node of what became of patterns; every node finds that out by itself. */
    public void patterns(String tenant, PatternChanges changes) {
        bus.publish(Topics.told(tenant, "patterns"), json(PATTERNS, changes));
    }

    /** Tells the cluster of advice that was given. */
    public void advice(String tenant, AdviceGiven given) {
        bus.publish(Topics.told(tenant, "advice"), json(ADVICE, given));
    }

    /** Tells the cluster how much came through this node. */
    public void rates(String tenant, Rates rates) {
        bus.publish(Topics.told(tenant, "rates"), json(RATES, rates));
    }

    /** Tells this node of what changed in the cluster; every node sees that by itself. */
    public void federation(String tenant, FederationChange change) {
        bus.publish(Topics.told(tenant, FEDERATION), json(CHANGES, change));
    }

    private static <T> JsonObject json(JsonWriter<T> writer, T value) {
        return new JsonObject(Buffer.buffer(writer.bytes(value)));
    }

    /**
     * Hears all that is told of a tenant: the event's name, and its body as JSON text.
     *
     * @return ends it
     */
    public Runnable hear(String tenant, BiConsumer<String, String> listener) {
        List<Runnable> ends = new ArrayList<>();
        for (String event : EVENTS) {
            ends.add(bus.hear(Topics.told(tenant, event), body -> listener.accept(event, body.encode())));
        }
        return () -> ends.forEach(Runnable::run);
    }

    /**
     * Answers the questions that come over the bus, which name their tenant.
     *
     * @param answer gets tenant and question and gives the advice, both as JSON text in UTF-8
     */
    public Future<Void> answer(BiFunction<String, byte[], Future<byte[]>> answer) {
        return bus.serve(Topics.QUESTIONS, asked -> answer.apply(
                        asked.getString("tenant"),
                        asked.getJsonObject("question").toBuffer().getBytes())
                .map(advice -> new JsonObject(Buffer.buffer(advice))));
    }

    /** A question of a tenant as it goes to {@link #QUESTIONS}. */
    public static JsonObject question(String tenant, JsonObject question) {
        return new JsonObject().put("tenant", tenant).put("question", question);
    }
}
