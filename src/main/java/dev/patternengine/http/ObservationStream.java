package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.json.ReceiptWriter;
import dev.patternengine.json.Rejection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One NDJSON body on its way in, plain or as gzip. While too many batches are not acknowledged the request is not read, nor
 * expanded, so that memory stays constant whatever the length of the body. What has arrived is handed on at once when
 * nothing is in flight, and otherwise gathers. A tenant that tells more than it may is read no faster than that. After a
 * failure, and once its key is revoked, the rest is read and dropped, and then answered. A client that brings no line to its end for long (after a failure: not
 * {@value #DROPPED_BYTES} bytes) is answered before the end, and its connection closed.
 */
final class ObservationStream implements LineSplitter.Lines {
    private static final ReceiptWriter RECEIPTS = new ReceiptWriter();
    private static final int PIECE_BYTES = 16_384;
    private static final long DROPPED_BYTES = 65_536;
    private static final String CUT =
            "from this line on nothing was taken; whether the lines before it were is not known";

    private final RoutingContext context;
    private final HttpSettings.Limits limits;
    private final Intake intake;
    private final LineSplitter splitter;
    private final Toll toll;
    private final long longestWaitMillis;
    private final Gunzip gunzip;
    private final byte[] piece;
    private final Room room;
    private final Patience patience;
    private long dropped;
    private boolean late;
    private boolean waiting;
    private long waitedMillis;
    private long held;
    private boolean ended;
    private boolean finished;

    ObservationStream(RoutingContext context, HttpSettings.Limits limits, Toll toll, Intake intake, Room room) {
        this.toll = toll;
        this.longestWaitMillis = TimeUnit.SECONDS.toMillis(limits.idleSeconds()) / 3;
        this.context = context;
        this.limits = limits;
        this.intake = intake;
        this.room = room;
        this.splitter = new LineSplitter(limits.lineBytes(), this);
        boolean compressed = Coding.of(context.request()) == Coding.GZIP;
        this.gunzip = compressed ? new Gunzip() : null;
        this.piece = new byte[compressed ? PIECE_BYTES : 0];
        this.patience = new Patience(context.vertx(), TimeUnit.SECONDS.toMillis(limits.lineSeconds()), this::giveUp);
    }

    /** Begins to read; the request must not have been read before. */
    void start() {
        HttpServerRequest request = context.request();
        intake.onSettled(this::settled);
        context.addEndHandler(answered -> release());
        request.handler(this::chunk);
        request.endHandler(end -> {
            ended = true;
            goOn();
        });
        BrokenBodies.watch(context, () -> List.of(new Rejection(splitter.number(), "", CUT)));
        if (request.version() != HttpVersion.HTTP_1_0 && request.headers().contains(HttpHeaders.EXPECT)) {
            context.response().writeContinue();
        }
        patience.begin();
        request.resume();
    }

    private void chunk(Buffer bytes) {
        waitedMillis = 0;
        if (!intake.isStopped() && !Caller.stands(context)) {
            Denials.ended(context);
            intake.stop(stopped(401, "No valid key", Denials.ENDED));
        }
        if (intake.isStopped()) {
            drop(bytes.length());
        } else if (gunzip == null) {
            split(bytes.getBytes(), bytes.length());
        } else {
            gunzip.feed(bytes.getBytes());
        }
        await();
        goOn();
    }

    private void drop(int bytes) {
        dropped += bytes;
        if (dropped >= DROPPED_BYTES) {
            dropped = 0;
            patience.progress();
        }
    }

    /** Answers although the body has not come to its end. */
    private void giveUp() {
        late = true;
        ended = true;
        intake.stop(stopped(408, "Too slow", "no line came to its end for " + limits.lineSeconds() + " s"));
        splitter.drop();
        room.give(held);
        held = 0;
        goOn();
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

    /** Does what can be done: expands, hands on, reads further, or answers. */
    private void goOn() {
        if (finished) {
            answerIfDone();
            return;
        }
        boolean drained = gunzip == null || expand();
        if (ended && drained) {
            finish();
            return;
        }
        if (intake.inFlight() == 0) {
            intake.flush();
        }
        if (!ended) {
            readOrWait();
        }
    }

    private void readOrWait() {
        if (waiting || intake.inFlight() >= limits.batchesInFlight()) {
            patience.hold();
            context.request().pause();
        } else {
            patience.release();
            context.request().resume();
        }
    }

    /** Expands while there is room in flight; tells whether nothing is left to expand. */
    private boolean expand() {
        try {
            while (!waiting && !intake.isStopped() && intake.inFlight() < limits.batchesInFlight()) {
                int count = gunzip.read(piece);
                if (count == 0) {
                    return true;
                }
                split(piece, count);
                await();
            }
        } catch (Gunzip.BrokenException broken) {
            stop(broken);
        }
        return intake.isStopped();
    }

    /** Takes room for what is left of a line; where there is none, takes nothing more of the stream. */
    private void split(byte[] bytes, int length) {
        if (intake.isStopped()) {
            return;
        }
        splitter.feed(bytes, length);
        room.give(held);
        held = room.take(splitter.held()) ? splitter.held() : 0;
        if (held < splitter.held()) {
            intake.stop(stopped(503, "Not now", "too many bodies are coming in at once"));
            splitter.drop();
        }
    }

    private void finish() {
        finished = true;
        patience.end();
        try {
            if (gunzip != null && !intake.isStopped()) {
                gunzip.requireWhole();
            }
            if (!intake.isStopped()) {
                splitter.end();
            }
        } catch (Gunzip.BrokenException broken) {
            stop(broken);
        }
        intake.flush();
        answerIfDone();
    }

    private void settled() {
        await();
        goOn();
    }

    private void stop(Gunzip.BrokenException broken) {
        String title = broken.status() == 413 ? "Too large" : "Bad input";
        intake.stop(stopped(broken.status(), title, "the body " + broken.getMessage()));
    }

    private Problem stopped(int status, String title, String detail) {
        String reason = "from this line on nothing was taken; the lines before it were";
        return new Problem(status, title, detail, List.of(new Rejection(splitter.number(), "", reason)));
    }

    private void answerIfDone() {
        if (intake.inFlight() > 0 || context.response().ended()) {
            return;
        }
        if (late) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        intake.problem()
                .ifPresentOrElse(
                        problem -> Replies.problem(context, problem),
                        () -> Replies.ok(context, RECEIPTS, intake.receipt()));
        if (late) {
            context.request().connection().close();
        }
    }

    private void release() {
        patience.end();
        room.give(held);
        held = 0;
        if (gunzip != null) {
            gunzip.close();
        }
    }

    @Override
    public void line(long number, byte[] bytes, int offset, int length) {
        patience.progress();
        intake.line(number, bytes, offset, length);
    }

    @Override
    public void tooLong(long number) {
        intake.reject(new Rejection(number, "", "is longer than the " + limits.lineBytes() + " bytes of --max-line"));
    }
}
