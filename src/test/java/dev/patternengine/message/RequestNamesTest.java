package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A request that is handled by several, one of whom fails. */
class RequestNamesTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final RequestNames NAMES = new RequestNames("request-7", "00-" + TRACE + "-00f067aa0ba902b7-01");
    private static final Topic<Done, ReadinessMessage> NEAR = Topics.readiness("n1");
    private static final Topic<TenantMessage, TenantsMessage> FAR =
            new Topic<>("far", TenantMessage.class, TenantsMessage.class, Topic.Scope.CLUSTER);

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Bus.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger.addAppender(said);
    }

    @AfterEach
    void close() {
        logger.detachAppender(said);
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        CompletionStage<T> stage = future.toCompletionStage();
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Asks in a context of its own, as a server does for each request. */
    private Throwable ask(Runnable begin) {
        Promise<Throwable> failed = Promise.promise();
        vertx.runOnContext(turn -> {
            begin.run();
            bus.request(NEAR, Done.DONE).onComplete(done -> failed.complete(done.cause()));
        });
        return await(failed.future());
    }

    private void serve(RuntimeException failure) {
        await(bus.serve(NEAR, asked -> bus.request(FAR, new TenantMessage("t")).map(done -> new ReadinessMessage(""))));
        await(bus.serve(FAR, asked -> {
            throw failure;
        }));
    }

    @Test
    void serve_faultTwoMessagesAway_isLoggedUnderTheNamesOfTheRequest() {
        serve(new IllegalStateException("broken"));

        assertThat(ask(NAMES::enter)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Reason.BROKEN));

        List<ILoggingEvent> faults = said.list;
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).getFormattedMessage()).isEqualTo("far failed");
        assertThat(faults.get(0).getThrowableProxy().getMessage()).isEqualTo("broken");
        assertThat(faults.get(0).getKeyValuePairs())
                .extracting(pair -> pair.key + "=" + pair.value)
                .containsExactly("request_id=request-7", "trace_id=" + TRACE);
    }

    @Test
    void serve_nextRequestWithoutNames_hasNotThoseOfTheLast() {
        serve(new IllegalStateException("broken"));
        ask(NAMES::enter);

        ask(() -> {});

        assertThat(said.list).hasSize(2);
        assertThat(said.list.get(1).getKeyValuePairs()).isNullOrEmpty();
    }

    @Test
    void serve_refusal_isNoFault() {
        serve(new Refused(Reason.OVERLOADED, "full"));

        assertThat(ask(NAMES::enter)).hasMessageContaining("full");

        assertThat(said.list).isEmpty();
    }
}
