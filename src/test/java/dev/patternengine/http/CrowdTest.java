package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Attendance.Drop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand listeners at one node: what they cost, and whether they hear everything. */
@Timeout(180)
class CrowdTest {
    private static final int EACH = 334;
    private static final int EVENTS = 50;
    private static final long MOST_BYTES = 100L << 20;

    private final LiveServer server = new LiveServer();
    private final LongAdder heard = new LongAdder();
    private HttpClient client;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listeners_aThousand_costLittleAndMissNothing() {
        List<Mailbox> sockets = new ArrayList<>();
        connect("/api/v1/live", sockets);
        sockets.clear();
        long before = used();

        connect("/api/v1/live", sockets);
        connect("/eventbus/websocket", sockets);
        String register = "{\"type\":\"register\",\"address\":\"ui.default.loops\"}";
        sockets.subList(EACH, 2 * EACH).forEach(bridged -> bridged.send(new JsonObject(register)));
        streams();
        LiveServer.until(() -> server.listeners.attendance().listeners() == 4 * EACH);
        long cost = used() - before;
        System.err.println(3 * EACH + " listeners and their clients: " + (cost >> 10) + " KiB");

        tell();

        assertThat(cost).isLessThan(MOST_BYTES);
        LiveServer.until(() -> heard.sum() == (long) EACH * EVENTS);
        for (Mailbox socket : sockets.subList(0, EACH)) {
            assertThat(socket.next().getString("event")).isEqualTo("hello");
        }
        for (Mailbox socket : sockets) {
            for (int number = 0; number < EVENTS; number++) {
                JsonObject message = socket.next();
                assertThat(message.getJsonObject("data", message.getJsonObject("body"))
                                .getInteger("n"))
                        .isEqualTo(number);
            }
        }
        assertThat(server.listeners.attendance().dropped(Drop.SLOW)).isZero();
    }

    private void connect(String path, List<Mailbox> sockets) {
        List<Future<Mailbox>> opening = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            opening.add(server.connect(path, "default"));
        }
        opening.forEach(one -> sockets.add(LiveServer.result(one)));
    }

    private void streams() {
        client = server.vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.port()),
                new PoolOptions().setHttp1MaxSize(EACH));
        List<Future<?>> opening = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            opening.add(client.request(HttpMethod.GET, "/api/v1/events")
                    .compose(request -> request.send())
                    .onSuccess(response -> response.handler(RecordParser.newDelimited("\n\n", this::count))));
        }
        opening.forEach(LiveServer::result);
    }

    private void count(Buffer event) {
        if (event.toString().contains("event: loops")) {
            heard.increment();
        }
    }

    private void tell() {
        for (int number = 0; number < EVENTS; number++) {
            server.tell("default", "loops", new JsonObject().put("n", number));
        }
    }

    /** Bytes of the heap that are in use after a collection. */
    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
