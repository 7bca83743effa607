package dev.patternengine.message;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.message.Refused.Reason;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The event bus, typed. Every send names a {@link Topic}; every failure of a handler reaches who asked, as {@link Refused}. */
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final long TIMEOUT_MILLIS = 60_000;
    private static final List<Class<?>> NODE_BODIES = List.of(
            Done.class,
            ObservedMessage.class,
            TaughtMessage.class,
            StoredMessage.class,
            RestoreMessage.class,
            LoadMessage.class,
            LoadedMessage.class,
            ReadinessMessage.class,
            SessionPartsMessage.class,
            ModelPartsMessage.class,
            DroppedMessage.class,
            ErasedMessage.class,
            AskMessage.class,
            TenantMessage.class,
            TenantsMessage.class,
            TimedMessage.class,
            DigestMessage.class,
            PatternsMessage.class,
            Quality.class,
            GraphMessage.class,
            TaskGraph.class,
            PartitionsMessage.class,
            PositionsMessage.class,
            TakeMessage.class,
            FederationStatusMessage.class,
            OrderMessage.class,
            ReadingsMessage.class,
            ChecksMessage.class,
            ExamplesMessage.class,
            Examples.class,
            TemplateMessage.class,
            SignaturesMessage.class);

    private final EventBus bus;

    private Bus(EventBus bus) {
        this.bus = bus;
    }

    /** Registers the codecs; call once per Vert.x instance, before any verticle is deployed. */
    public static Bus install(Vertx vertx) {
        EventBus bus = vertx.eventBus();
        bus.serializableChecker(type -> false);
        bus.clusterSerializableChecker(type -> false);
        NODE_BODIES.forEach(type -> register(bus, type));
        bus.registerDefaultCodec(
                SubmissionMessage.class, new WireCodec<>(SubmissionMessage.class, new SubmissionFormat()));
        bus.registerDefaultCodec(
                AcknowledgementMessage.class,
                new WireCodec<>(AcknowledgementMessage.class, new AcknowledgementFormat()));
        bus.registerDefaultCodec(
                DecisionMessage.class, new WireCodec<>(DecisionMessage.class, new DecisionMessageFormat()));
        bus.registerDefaultCodec(
                RetractionMessage.class, new WireCodec<>(RetractionMessage.class, new RetractionFormat()));
        bus.registerDefaultCodec(
                RetractedMessage.class, new WireCodec<>(RetractedMessage.class, new RetractedFormat()));
        bus.registerDefaultCodec(SessionMessage.class, new WireCodec<>(SessionMessage.class, new SessionFormat()));
        bus.registerDefaultCodec(
                SessionFoundMessage.class, new WireCodec<>(SessionFoundMessage.class, new SessionFoundFormat()));
        bus.registerDefaultCodec(AskedMessage.class, new WireCodec<>(AskedMessage.class, new AskedFormat()));
        bus.registerDefaultCodec(Answer.class, new WireCodec<>(Answer.class, new AnswerFormat()));
        bus.registerDefaultCodec(LoopMessage.class, new WireCodec<>(LoopMessage.class, new LoopFormat()));
        bus.registerDefaultCodec(
                LoopFoundMessage.class, new WireCodec<>(LoopFoundMessage.class, new LoopFoundFormat()));
        bus.registerDefaultCodec(PeerMessage.class, new WireCodec<>(PeerMessage.class, new PeerFormat()));
        bus.registerDefaultCodec(WatchedMessage.class, new WireCodec<>(WatchedMessage.class, new WatchedFormat()));
        return new Bus(bus);
    }

    private static <T> void register(EventBus bus, Class<T> type) {
        bus.registerDefaultCodec(type, new NodeCodec<>(type));
    }

    /** Tells every subscriber. */
    public <B> void publish(Topic<B, Done> topic, B body) {
        bus.publish(topic.address(), body, options(topic));
    }

    /** Tells the one who hears the topic, if there is one. */
    public <B> void send(Topic<B, Done> topic, B body) {
        bus.send(topic.address(), body, options(topic));
    }

    /**
     * Has the bus find out where a topic is served, and connect: from then on that is known here, and what is sent to the topic asks no other member. Fails where nobody
     * serves it. What is sent for that is empty, and nobody hears it.
     */
    public Future<Void> greet(Topic<?, ?> topic) {
        return bus.sender(topic.address()).write(null);
    }

    /** Asks the one who serves the topic; fails with {@link Refused}. */
    public <B, R> Future<R> request(Topic<B, R> topic, B body) {
        return request(topic, body, TIMEOUT_MILLIS);
    }

    /** The same, with less patience. */
    public <B, R> Future<R> request(Topic<B, R> topic, B body, long timeoutMillis) {
        return bus.<R>request(topic.address(), body, options(topic).setSendTimeout(timeoutMillis))
                .map(reply -> topic.reply().cast(reply.body()))
                .recover(failure -> Future.failedFuture(refused(topic, failure)));
    }

    private static Refused refused(Topic<?, ?> topic, Throwable failure) {
        if (failure instanceof ReplyException reply) {
            boolean nobody = reply.failureType() == ReplyFailure.NO_HANDLERS;
            String why = nobody ? "nothing serves " + topic.address() + " now" : reply.getMessage();
            return new Refused(reason(topic, reply), why, failure);
        }
        return new Refused(Reason.BROKEN, topic.address() + ": " + failure, failure);
    }

    private static Reason reason(Topic<?, ?> topic, ReplyException reply) {
        if (reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
            return Reason.of(reply.failureCode());
        }
        if (topic.scope() == Topic.Scope.NODE) {
            return Reason.UNAVAILABLE;
        }
        return reply.failureType() == ReplyFailure.NO_HANDLERS ? Reason.ELSEWHERE : Reason.UNANSWERED;
    }

    /** Hears what is published; completes when the registration is known to every sender. */
    public <B> Future<Void> subscribe(Topic<B, Done> topic, Consumer<B> handler) {
        return consumer(topic, message -> handler.accept(topic.body().cast(message.body())))
                .completion();
    }

    /**
     * Hears what is published, until it is ended.
     *
     * @return ends it
     */
    public <B> Runnable hear(Topic<B, Done> topic, Consumer<B> handler) {
        return consumer(topic, message -> handler.accept(topic.body().cast(message.body())))::unregister;
    }

    /** Answers requests; a handler that throws or fails refuses the request. */
    public <B, R> Future<Void> serve(Topic<B, R> topic, Function<B, Future<R>> handler) {
        return consumer(topic, message -> {
                    RequestNames.of(message.headers()).ifPresent(RequestNames::enter);
                    answer(handler, topic.body().cast(message.body()))
                            .onSuccess(message::reply)
                            .onFailure(failure -> refuse(topic, message, failure));
                })
                .completion();
    }

    /** Who asked hears no more than what the failure says, so one that is a fault is told here. */
    private static void refuse(Topic<?, ?> topic, Message<?> message, Throwable failure) {
        if (!(failure instanceof Refused)) {
            LoggingEventBuilder event = LOG.atError().setCause(failure);
            RequestNames.of(message.headers())
                    .map(names -> names.name(event))
                    .orElse(event)
                    .log("{} failed", topic.address());
        }
        message.fail(code(failure), String.valueOf(failure.getMessage()));
    }

    private static <B, R> Future<R> answer(Function<B, Future<R>> handler, B body) {
        try {
            return handler.apply(body);
        } catch (RuntimeException | StackOverflowError failure) {
            return Future.failedFuture(failure);
        }
    }

    private static int code(Throwable failure) {
        return (failure instanceof Refused refused ? refused.reason() : Reason.BROKEN).code();
    }

    private <B, R> MessageConsumer<B> consumer(Topic<B, R> topic, Handler<Message<B>> handler) {
        return topic.scope() == Topic.Scope.NODE
                ? bus.localConsumer(topic.address(), handler)
                : bus.consumer(topic.address(), ifReadable(topic, handler));
    }

    /** Leaves out greetings, which are empty, and what is none of the topic's messages. */
    private static <B> Handler<Message<B>> ifReadable(Topic<B, ?> topic, Handler<Message<B>> handler) {
        return message -> {
            B body;
            try {
                body = topic.body().cast(message.body());
            } catch (RuntimeException unreadable) {
                LOG.warn("a message to {} was dropped: {}", topic.address(), unreadable.toString());
                message.fail(Reason.BROKEN.code(), "the message cannot be read");
                return;
            }
            if (body != null) {
                handler.handle(message);
            }
        };
    }

    private static DeliveryOptions options(Topic<?, ?> topic) {
        return RequestNames.accompany(new DeliveryOptions()
                .setLocalOnly(topic.scope() == Topic.Scope.NODE)
                .setSendTimeout(TIMEOUT_MILLIS));
    }
}
