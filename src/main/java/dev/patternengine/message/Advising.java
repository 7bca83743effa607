package dev.patternengine.message;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Makes one advice of what the kinds answer, under a token with which its outcome can be reported. May be used from any thread. */
final class Advising {
    private final Bus bus;
    private final Routing routing;
    private final Register register;
    private final AdviceTokens tokens;
    private final GatewayMeters meters;
    private final int partitions;

    Advising(Bus bus, Routing routing, Register register, AdviceTokens tokens, GatewayMeters meters, int partitions) {
        this.bus = bus;
        this.routing = routing;
        this.register = register;
        this.tokens = tokens;
        this.meters = meters;
        this.partitions = partitions;
    }

    /**
     * Asks the kinds the question names.
     *
     * @param tenant its key
     */
    Future<Advice> advise(String tenant, Question question) {
        long session = question.session().isEmpty() ? 0 : SessionKey.named(tenant, question.session());
        AskMessage ask = new AskMessage(tenant, question, SessionKey.partition(session, partitions));
        Reviewing reviewing = new Reviewing(register.reviews(tenant));
        return EachKind.ask(
                        question.kinds(),
                        kind -> meters.question(
                                kind, timed(answer(kind, ask), ask).map(reviewing::answer)))
                .map(answers -> advice(tenant, session, AnswerOrder.sort(answers, question)));
    }

    /** Asks the node that knows the session; when it does not answer in time, this one answers without. */
    private Future<Answer> answer(Kind kind, AskMessage ask) {
        return routing.stranger(ask.question().session(), ask.partition())
                .map(owner -> routing.ask(owner, Topics::asked, new AskedMessage(kind, ask))
                        .recover(failure -> bus.request(Topics.ask(kind), ask)))
                .orElseGet(() -> bus.request(Topics.ask(kind), ask));
    }

    /** An answer on tools with the times that this node's performance miner knows; as it is where that does not answer. Others do not wait for it. */
    private Future<Answer> timed(Future<Answer> answered, AskMessage ask) {
        return answered.compose(answer -> answer.kind() != Kind.TOOL
                        || answer.items().isEmpty()
                ? Future.succeededFuture(answer)
                : bus.request(Topics.timed(Kind.PERFORMANCE), new TimedMessage(ask.tenant(), ask.question(), answer))
                        .otherwise(answer));
    }

    private Advice advice(String tenant, long session, List<Answer> answers) {
        List<Advice.Item> items = new ArrayList<>();
        List<Advice.Silence> silent = new ArrayList<>();
        for (Answer answer : answers) {
            items.addAll(answer.items());
            answer.silence().ifPresent(silent::add);
        }
        return new Advice(tokens.token(tenant, advised(session, items)), AnswerOrder.match(answers), items, silent);
    }

    /** The first item; a silence is the advice to do nothing in particular. */
    private static AdviceTokens.Advised advised(long session, List<Advice.Item> items) {
        long number = ThreadLocalRandom.current().nextLong();
        if (items.isEmpty()) {
            return new AdviceTokens.Advised(Kind.SEQUENCE, session, "", 1, number);
        }
        Advice.Item first = items.get(0);
        return new AdviceTokens.Advised(first.kind(), session, first.action(), first.propensity(), number);
    }
}
