package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.access.Keys;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Origin;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Role;
import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.Gatekeeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three engines in one process that take observations of two origins: the first of one, the others of another; and whom they let in. */
@Timeout(120)
class OriginsTest {
    private static final int NORTH = 0;
    private static final int SOUTH = 1;
    private static final int ALSO_SOUTH = 2;

    private static Nodes nodes;

    private int run;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        nodes = Nodes.located(folder, "north", "south", "south");
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** Runs that fail at a task, try an action, and the task again, which works in so many of ten. */
    private void observe(int node, String task, String action, int runs, int tenths) throws Exception {
        List<Observation> all = new ArrayList<>();
        for (int number = 0; number < runs; number++) {
            String session = task + " " + node + " " + run++;
            all.add(Observation.of(task).session(session).error("quota used up").build());
            all.add(Observation.of(action).session(session).build());
            Observation.Builder again = Observation.of(task).session(session).end(true);
            all.add(
                    number * 7 % 10 < tenths
                            ? again.build()
                            : again.error("still").build());
        }
        result(nodes.get(node).observe(all));
    }

    private static List<Advice.Item> ask(PatternEngine engine, String task) throws Exception {
        Question question = Question.builder()
                .task(task)
                .error("quota used up")
                .kinds(Set.of(Kind.RECOVERY))
                .build();
        return result(engine.recommend(question)).items();
    }

    private static void untilAllKnowTheSame() throws Exception {
        until(() -> {
            byte[] first = result(ModelBytes.of(nodes.get(NORTH), Kind.RECOVERY));
            return Arrays.equals(first, result(ModelBytes.of(nodes.get(SOUTH), Kind.RECOVERY)))
                    && Arrays.equals(first, result(ModelBytes.of(nodes.get(ALSO_SOUTH), Kind.RECOVERY)));
        });
    }

    @Test
    void recommend_oneOriginContradictsAnother_everyNodeSaysSoAlsoAfterARestart() throws Exception {
        for (int round = 0; round < 2; round++) {
            observe(SOUTH, "deploy", "raise quota", 10, 2);
            observe(ALSO_SOUTH, "deploy", "raise quota", 10, 2);
            observe(ALSO_SOUTH, "deploy", "delete old", 20, 7);
            untilAllKnowTheSame();
            observe(NORTH, "deploy", "raise quota", 120, 9);
        }
        untilAllKnowTheSame();
        List<Advice.Item> advised = ask(nodes.get(NORTH), "deploy");
        assertThat(advised.get(0).action()).isEqualTo("raise quota");
        assertThat(advised.get(0).support()).as("of all origins").isEqualTo(280);
        assertThat(advised.get(0).origins()).extracting(Origin::name).containsExactly("south", "north");
        assertThat(advised.get(0).origins()).extracting(Origin::contradicts).containsExactly(true, false);
        assertThat(advised.get(0).reason()).contains("one origin contradicts: south ", "but delete old 70 % of 40");
        for (PatternEngine engine : nodes.all()) {
            assertThat(ask(engine, "deploy")).isEqualTo(advised);
        }
        nodes.restart(SOUTH);
        observe(SOUTH, "deploy", "delete old", 10, 7);
        untilAllKnowTheSame();
        for (PatternEngine engine : nodes.all()) {
            assertThat(ask(engine, "deploy").get(0).reason())
                    .as("as the node that was there before")
                    .contains("but delete old 70 % of 50");
        }
    }

    @Test
    void recommend_originsThatAgree_noNodeSaysAnything() throws Exception {
        for (int round = 0; round < 4; round++) {
            for (int node = 0; node < nodes.all().size(); node++) {
                observe(node, "build", "raise quota", 10, 9);
                observe(node, "build", "delete old", 10, 6);
            }
        }
        untilAllKnowTheSame();
        for (PatternEngine engine : nodes.all()) {
            assertThat(ask(engine, "build")).isNotEmpty().allSatisfy(item -> {
                assertThat(item.origins()).isEmpty();
                assertThat(item.reason()).doesNotContain("origin");
            });
        }
    }

    private static HttpRequest.Builder request(String url, String key) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key);
    }

    /** One door at each of two nodes; what one is told of a key, the other hears of by the keys they share. */
    @Test
    void key_revokedAtOneNode_endsStreamsAndRequestsAtAnother() throws Exception {
        Keys keys = new Keys(nodes.get(NORTH).keys(), System::currentTimeMillis);
        String admin =
                future(keys.create("default", Set.of(Role.ADMIN), "operator")).secret();
        Keys.Created read = future(keys.create("default", Set.of(Role.READ), "reader"));
        String here = PageCase.served(nodes.get(NORTH), gatekeeper(nodes.get(NORTH)));
        String there = PageCase.served(nodes.get(SOUTH), gatekeeper(nodes.get(SOUTH)));
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<Stream<String>> stream = client.send(
                request(there + "api/v1/events?events=loops", read.secret()).build(), BodyHandlers.ofLines());
        Iterator<String> lines = stream.body().iterator();
        assertThat(next(lines, "event: ")).isEqualTo("event: hello");
        HttpRequest asked = request(there + "api/v1/stats", read.secret()).build();
        assertThat(client.send(asked, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

        HttpRequest revoke =
                request(here + "api/v1/keys/" + read.key().id(), admin).DELETE().build();
        assertThat(client.send(revoke, BodyHandlers.discarding()).statusCode()).isEqualTo(200);

        assertThat(next(lines, "event: ")).isEqualTo("event: dropped");
        assertThat(next(lines, "data: ")).contains("key");
        lines.forEachRemaining(rest -> assertThat(rest).as("after the end").isBlank());
        assertThat(client.send(asked, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    private static Gatekeeper gatekeeper(PatternEngine engine) {
        return new Gatekeeper(
                new Keys(engine.keys(), System::currentTimeMillis), AccessSettings.NONE, System::currentTimeMillis);
    }

    private static <T> T future(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static String next(Iterator<String> lines, String begin) {
        String line = lines.next();
        while (!line.startsWith(begin)) {
            line = lines.next();
        }
        return line;
    }
}
