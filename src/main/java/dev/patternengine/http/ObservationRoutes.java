package dev.patternengine.http;

import dev.patternengine.access.Allowances;
import dev.patternengine.json.ArrayReader;
import dev.patternengine.json.Problem;
import dev.patternengine.json.ReceiptWriter;
import dev.patternengine.json.Rejection;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Refused;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Takes observations: one object, an array, or a stream of lines. */
final class ObservationRoutes {
    private static final ReceiptWriter RECEIPTS = new ReceiptWriter();
    private static final String TOLL = Toll.class.getName();
    /** An agent's step, or a few: they cost little, and are read even when much is waiting. */
    private static final int FEW_BYTES = 8_192;

    private final Gateway gateway;
    private final HttpSettings.Limits limits;
    private final Optional<Allowances> allowances;
    private final Bodies bodies;
    private final Room room;
    private final Respite respite;

    ObservationRoutes(Gateway gateway, HttpSettings settings, Bodies bodies, Room room, Respite respite) {
        this.respite = respite;
        this.gateway = gateway;
        this.limits = settings.limits();
        this.allowances = settings.quota().rate().map(rate -> new Allowances(rate, System::nanoTime));
        this.bodies = bodies;
        this.room = room;
    }

    /** Streams NDJSON; gathers a JSON body for {@link #document}. */
    void receive(RoutingContext context) {
        Optional<String> mistake = Origin.of(context).mistake();
        if (mistake.isPresent()) {
            Replies.problem(context, Problem.refused(mistake.get()));
            return;
        }
        Optional<Refused> refusal = respite.refusal(Caller.of(context).tenant());
        if (refusal.isPresent() && bodies.announced(context.request()) > FEW_BYTES) {
            Replies.failed(context, refusal.get());
            return;
        }
        Toll toll = Toll.of(context, allowances);
        if (toll.refused(context)) {
            return;
        }
        context.put(TOLL, toll);
        switch (MediaType.of(context.request())) {
            case NDJSON -> new ObservationStream(context, limits, toll, intake(context), room).start();
            case JSON -> bodies.gather(context);
            case OTHER -> Bodies.refuseType(context);
        }
    }

    /** Takes a gathered JSON body. */
    void document(RoutingContext context) {
        byte[] bytes = Bodies.bytes(context);
        if (Bodies.isArray(bytes)) {
            array(context, bytes);
        } else {
            object(context, bytes);
        }
    }

    private void object(RoutingContext context, byte[] bytes) {
        Intake intake = intake(context);
        intake.line(1, bytes, 0, bytes.length);
        Optional<Rejection> rejection = intake.complaint();
        if (rejection.isPresent()) {
            Replies.refused(context, rejection.get().at(0));
        } else {
            finish(context, intake);
        }
    }

    private void array(RoutingContext context, byte[] bytes) {
        Intake intake = intake(context);
        long[] elements = {0};
        Optional<Rejection> broken = ArrayReader.read(bytes, (number, source, offset, length) -> {
            elements[0] = number;
            intake.line(number, source, offset, length);
        });
        if (broken.isPresent() && elements[0] == 0) {
            Replies.refused(context, broken.get());
            return;
        }
        broken.ifPresent(rejection -> intake.reject(rejection.at(elements[0] + 1)));
        finish(context, intake);
    }

    private static void finish(RoutingContext context, Intake intake) {
        intake.onSettled(() -> answerIfDone(context, intake));
        intake.flush();
        answerIfDone(context, intake);
    }

    private static void answerIfDone(RoutingContext context, Intake intake) {
        if (intake.inFlight() == 0) {
            Optional<Problem> problem = intake.problem();
            if (problem.isPresent()) {
                Replies.problem(context, problem.get());
            } else {
                Replies.ok(context, RECEIPTS, intake.receipt());
            }
        }
    }

    private Intake intake(RoutingContext context) {
        return new Intake(
                gateway, limits, respite, Origin.of(context), Trace.of(context), context.<Toll>get(TOLL)::take);
    }
}
