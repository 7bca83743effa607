package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BoundedTest {
    private final Bounded questions = new Bounded(2);

    private static Reason refusal(Future<?> answer) {
        assertThat(answer.failed()).isTrue();
        return ((Refused) answer.cause()).reason();
    }

    @Test
    void ask_beyondTheBound_isRefusedWithoutBeingAsked() {
        Promise<String> never = Promise.promise();
        questions.ask(never::future);
        questions.ask(never::future);
        Supplier<Future<String>> notAsked = () -> {
            throw new AssertionError("asked");
        };
        assertThat(refusal(questions.ask(notAsked))).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void ask_onceOthersAreAnsweredOrFailed_isAskedAgain() {
        Promise<String> first = Promise.promise();
        Promise<String> second = Promise.promise();
        questions.ask(first::future);
        questions.ask(second::future);
        first.complete("answered");
        second.fail("failed");
        assertThat(questions.ask(() -> Future.succeededFuture("yes")).result()).isEqualTo("yes");
        assertThat(questions.ask(() -> Future.succeededFuture("yes")).result()).isEqualTo("yes");
    }

    @Test
    void ask_whatThrows_failsAndLeavesItsPlace() {
        for (int asked = 0; asked < 3; asked++) {
            Future<String> answer = questions.ask(() -> {
                throw new IllegalStateException("no");
            });
            assertThat(answer.cause()).isInstanceOf(IllegalStateException.class);
        }
    }
}
