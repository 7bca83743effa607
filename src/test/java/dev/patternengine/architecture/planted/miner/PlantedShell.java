package dev.patternengine.architecture.planted.miner;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.concurrent.CompletableFuture;

/** Breaks: JSON and the web at the edges only, meters where they are counted, verticles are named so, nothing waits, sleeps or prints. */
public class PlantedShell extends AbstractVerticle {
    private MeterRegistry meters;
    private LoggerContext logs;

    @Override
    public void start() throws InterruptedException {
        Thread.sleep(1L);
        Router router = Router.router(vertx);
        System.out.println(new CompletableFuture<String>().join() + new JsonObject() + router + meters + logs);
    }
}
