package dev.patternengine.cli;

import dev.patternengine.access.Keys;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.Gatekeeper;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An engine that serves HTTP until it is told to stop. */
final class Server {
    private static final long STOP_SECONDS = 10;

    private final PatternEngine engine;
    private final Screen screen;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Gatekeeper gatekeeper;
    private long noticeSeconds;
    private volatile int status;
    private String deployment = "";

    Server(PatternEngine engine, Screen screen) {
        this.engine = engine;
        this.screen = screen;
    }

    /**
     * Listens.
     *
     * @return the address people open
     * @throws CommandFailed when it cannot, and the engine is closed
     */
    String listen(HttpSettings settings, AccessSettings access) {
        Clock clock = Clock.systemUTC();
        gatekeeper = new Gatekeeper(new Keys(engine.keys(), clock::millis), access, clock::millis);
        HttpVerticle http = new HttpVerticle(engine.gateway(), settings, clock, gatekeeper);
        try {
            deployment = Await.result(engine.vertx().deployVerticle(http).recover(Server::advise));
        } catch (CommandFailed failure) {
            Await.result(engine.close());
            throw new CommandFailed(
                    "cannot listen at " + settings.host() + ":" + settings.port() + ": " + failure.getMessage());
        }
        String url = "http://" + named(settings.host()) + ":" + http.port();
        engine.reachableAt(url);
        return url;
    }

    /** As it stands in an address. */
    private static String named(String host) {
        if (host.equals("127.0.0.1")) {
            return "localhost";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static <T> Future<T> advise(Throwable failure) {
        String advice = failure instanceof Gatekeeper.UnguardedException
                ? ". Ways out: PATTERN_ENGINE_BOOTSTRAP_KEY or --bootstrap-key-file for the key of a first operator, who"
                        + " makes others by 'keys create'; --jwt-key for signed tokens; or --host 127.0.0.1"
                : " (another address: --host, --port)";
        return Future.failedFuture(new CommandFailed(failure.getMessage() + advice));
    }

    /** Says whether keys are asked for, after {@link #listen}. */
    void sayWhoIsLetIn() {
        screen.say(
                gatekeeper.isOpen()
                        ? "OPEN: nobody is asked for a key. Whoever reaches this address, from this machine or through a"
                                + " proxy, may read and change everything. Keys: docs/operations.md, \"Secure\"."
                        : "Keys are asked for.");
    }

    /**
     * Goes on serving for so many seconds after it was told to stop, and says that it is not ready, so that balancers notice; until it
     * is told a second time.
     */
    Server noticing(long seconds) {
        noticeSeconds = seconds;
        return this;
    }

    /** From now on, a process that is told to stop (Ctrl-C, SIGTERM) lets all that was taken become safe before it ends. */
    void stopWhenTold() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        engine.lost().onSuccess(this::giveUp);
    }

    /** Ends with a failure, so that whoever watches over the process starts another. */
    private void giveUp(String reason) {
        screen.say("Ends, to be started anew: " + reason + ".");
        status = 1;
        new Thread(() -> System.exit(1), "give up").start();
    }

    /** Serves until the process is told to stop, after {@link #stopWhenTold}. */
    void untilStopped() {
        boolean interrupted = false;
        while (stopped.getCount() > 0) {
            try {
                stopped.await();
            } catch (InterruptedException stop) {
                interrupted = true;
                stopped.countDown();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The virtual machine would end with the number of the signal; who asked for the end expects 0 when all went well. */
    private void stop() {
        try {
            leave();
            await(engine.close(), STOP_SECONDS);
            screen.say("Stopped.");
        } catch (InterruptedException | TimeoutException | ExecutionException failure) {
            screen.say("Stopped without waiting for everything: " + failure);
            status = 1;
        }
        stopped.countDown();
        Runtime.getRuntime().halt(status);
    }

    /** Not ready first; then no new requests, while those that are being answered are. */
    private void leave() throws InterruptedException, TimeoutException, ExecutionException {
        Impatience impatience = Impatience.heed();
        engine.gateway().leave();
        if (noticeSeconds > 0 && impatience.await(noticeSeconds)) {
            screen.say("Told to stop again: stops now.");
        }
        if (!deployment.isEmpty()) {
            await(engine.vertx().undeploy(deployment), STOP_SECONDS);
        }
    }

    private static void await(Future<?> future, long seconds)
            throws InterruptedException, TimeoutException, ExecutionException {
        future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    }
}
