package dev.patternengine.http;

import dev.patternengine.json.ReceiptWriter;
import dev.patternengine.json.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * One NDJSON body on its way in. While too many batches are not acknowledged the request is not read, so that memory stays
 * constant whatever the length of the body. What has arrived is handed on at once when nothing is in flight, and otherwise
 * gathers. A tenant that tells more than it may is read no faster than that. After a failure the rest is read and dropped, and then
 * answered.
 */
final class ObservationStream implements LineSplitter.Lines {
    private final RoutingContext context;
    private final HttpSettings.Limits limits;
    private final Intake intake;
    private final LineSplitter splitter;
    private final Toll toll;
    private final long longestWaitMillis;
    private boolean waiting;
    private long waitedMillis;
    private boolean ended;

    ObservationStream(RoutingContext context, HttpSettings.Limits limits, Toll toll, Intake intake) {
        this.toll = toll;
        this.longestWaitMillis = TimeUnit.SECONDS.toMillis(limits.idleSeconds()) / 3;
        this.context = context;
        this.limits = limits;
        this.intake = intake;
        this.splitter = new LineSplitter(limits.lineBytes(), this);
    }

    /** Begins to read; the request must not have been read before. */
    void start() {
        HttpServerRequest request = context.request();
        intake.onSettled(this::settled);
        request.handler(this::chunk);
        request.endHandler(end -> end());
        BrokenBodies.watch(context);
        request.resume();
    }

    private void chunk(Buffer bytes) {
        waitedMillis = 0;
        splitter.feed(bytes.getBytes());
        flushIfIdle();
        await();
        if (waiting || intake.inFlight() >= limits.batchesInFlight()) {
            context.request().pause();
        }
    }

    /** A tenant that told more than it may is read again when it may go on; where that takes too long, it is told so. */
    private void await() {
        long millis = Math.min(toll.waitMillis(), longestWaitMillis - waitedMillis);
        if (toll.waitMillis() > 0 && millis <= 0) {
            intake.stop(toll.tooFast());
        } else if (millis > 0 && !waiting && !intake.isStopped()) {
            waiting = true;
            context.vertx().setTimer(millis, now -> {
                waiting = false;
                waitedMillis += millis;
                await();
                goOn();
            });
        }
    }

    private void goOn() {
        if (!ended && !waiting) {
            flushIfIdle();
            context.request().resume();
        }
    }

    private void end() {
        ended = true;
        splitter.end();
        intake.flush();
        answerIfDone();
    }

    private void settled() {
        await();
        goOn();
        answerIfDone();
    }

    private void flushIfIdle() {
        if (intake.inFlight() == 0) {
            intake.flush();
        }
    }

    private void answerIfDone() {
        if (ended && intake.inFlight() == 0) {
            intake.problem()
                    .ifPresentOrElse(
                            problem -> Replies.problem(context, problem),
                            () -> Replies.ok(context, new ReceiptWriter(), intake.receipt()));
        }
    }

    @Override
    public void line(long number, byte[] bytes, int offset, int length) {
        intake.line(number, bytes, offset, length);
    }

    @Override
    public void tooLong(long number) {
        intake.reject(new Rejection(number, "", "is longer than " + limits.lineBytes() + " bytes"));
    }
}
