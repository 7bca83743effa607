package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.message.Gateway;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions that wait for miners that are busy. */
class WaitingQuestionsTest {
    private static final int MOST = 1_000;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        CompletionStage<T> stage = future.toCompletionStage();
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void recommend_asManyWaitAsMay_refusesTheNextUntilTheyAreAnswered() {
        Promise<Answer> busy = Promise.promise();
        FakeEngine engine = new FakeEngine();
        engine.answers = question -> busy.future();
        Gateway gateway = await(engine.serve(vertx));
        List<Future<Advice>> waiting = new ArrayList<>();
        for (int asked = 0; asked < MOST; asked++) {
            waiting.add(gateway.recommend("t", Question.after("a")));
        }

        Future<Advice> beyond = gateway.recommend("t", Question.after("a"));
        assertThat(beyond.cause()).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Refused.Reason.OVERLOADED));

        busy.complete(Answer.silent(Kind.SEQUENCE, "nothing yet", 3));
        waiting.forEach(WaitingQuestionsTest::await);
        assertThat(await(gateway.recommend("t", Question.after("a"))).items()).isEmpty();
    }
}
