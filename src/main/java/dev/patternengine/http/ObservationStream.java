package dev.patternengine.http;

import dev.patternengine.json.ReceiptWriter;
import dev.patternengine.json.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * One NDJSON body on its way in. While too many batches are not acknowledged the request is not read, so that memory stays
 * constant whatever the length of the body. What has arrived is handed on at once when nothing is in flight, and otherwise
 * gathers. After a failure the rest is read and dropped, and then answered.
 */
final class ObservationStream implements LineSplitter.Lines {
    private final RoutingContext context;
    private final HttpSettings.Limits limits;
    private final Intake intake;
    private final LineSplitter splitter;
    private boolean ended;

    ObservationStream(RoutingContext context, HttpSettings.Limits limits, Intake intake) {
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
        splitter.feed(bytes.getBytes());
        flushIfIdle();
        if (intake.inFlight() >= limits.batchesInFlight()) {
            context.request().pause();
        }
    }

    private void end() {
        ended = true;
        splitter.end();
        intake.flush();
        answerIfDone();
    }

    private void settled() {
        if (!ended) {
            flushIfIdle();
            context.request().resume();
        }
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
