package dev.patternengine.load;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Agents at work, of two tenants: {@value #WORKFLOWS} workflows of {@value #STEPS} tasks each, with detours and errors. A body is a function of its request, so that it
 * can be sent again; names are from a bounded vocabulary, but for sessions, ids and the numbers in errors. All observations have ids.
 */
final class World {
    static final int TENANTS = 2;

    private static final int WORKFLOWS = 26;
    private static final int STEPS = 10;
    private static final int TOOLS = 40;
    private static final int SESSIONS_AT_ONCE = 50;
    private static final double DETOURS = 0.1;
    private static final double FAILURES = 0.06;
    private static final String[] ERRORS = {
        "Unknown column 'c%d' in 'field list'",
        "timeout after %d ms",
        "HTTP 503 from upstream %d",
        "no such file: /tmp/part-%d",
        "row %d violates a constraint",
    };

    private World() {}

    /** What is sent; of an outcome, with the id of the advice it is about. */
    static String body(Sent sent, String advice) {
        return switch (sent.work()) {
            case SINGLE -> single(sent.number());
            case BATCH -> batch(sent);
            case PAIR -> pair(sent.number());
            case QUESTION -> question(sent.number());
            case OUTCOME -> "{\"recommendation\":\"%s\",\"followed\":true,\"success\":true}".formatted(advice);
        };
    }

    /** The next step of one of the sessions that run at once. */
    private static String single(long number) {
        long turn = number / SESSIONS_AT_ONCE;
        return step(session(number), (int) (turn % STEPS), "single-" + number);
    }

    private static String session(long number) {
        return "s%d-%d".formatted(number / SESSIONS_AT_ONCE / STEPS, number % SESSIONS_AT_ONCE);
    }

    private static String batch(Sent sent) {
        StringBuilder body = new StringBuilder();
        for (int line = 0; line < sent.lines(); line++) {
            String session = "b%d-%d".formatted(sent.number(), line / STEPS);
            body.append(step(session, line % STEPS, "batch-" + sent.number() + "-" + line))
                    .append('\n');
        }
        return body.toString();
    }

    private static String pair(long number) {
        String step = "{\"session\":\"pair-%d\",\"task\":\"pair-%d\",\"id\":\"%d\",\"end\":%b}";
        return "[" + step.formatted(number, 1, 1, false) + "," + step.formatted(number, 2, 2, true) + "]";
    }

    private static String question(long number) {
        SplittableRandom random = new SplittableRandom(number);
        int workflow = random.nextInt(WORKFLOWS);
        String task = task(workflow, random.nextInt(STEPS));
        return switch ((int) (number % 3)) {
            case 0 -> "{\"session\":\"%s\"}".formatted(session(2 * number));
            case 1 -> "{\"task\":\"%s\",\"error\":\"%s\"}".formatted(task, error(random));
            default ->
                "{\"recent\":[\"%s\"],\"goal\":\"%s\",\"candidates\":[{\"tool\":\"tool_1\"},{\"tool\":\"tool_2\"}]}"
                        .formatted(task, goal(workflow));
        };
    }

    private static String step(String session, int place, String id) {
        int workflow = Math.floorMod(session.hashCode(), WORKFLOWS);
        SplittableRandom random = new SplittableRandom(id.hashCode());
        boolean strays = random.nextDouble() < DETOURS;
        String task = strays ? task(random.nextInt(WORKFLOWS), random.nextInt(STEPS)) : task(workflow, place);
        String error = random.nextDouble() < FAILURES ? ",\"error\":\"" + error(random) + "\"" : "";
        return String.format(
                Locale.ROOT,
                "{\"id\":\"%s\",\"session\":\"%s\",\"task\":\"%s\",\"tool\":\"tool_%d\",\"execution_time\":%.3f,"
                        + "\"context\":{\"goal\":\"%s\"},\"params\":{\"variant\":\"%c\"},\"end\":%b%s}",
                id,
                session,
                task,
                Math.floorMod(task.hashCode(), TOOLS),
                0.1 + random.nextDouble(),
                goal(workflow),
                random.nextBoolean() ? 'a' : 'b',
                place == STEPS - 1,
                error);
    }

    private static String task(int workflow, int place) {
        return "task_%c_%c".formatted('a' + workflow, 'a' + place);
    }

    private static String goal(int workflow) {
        return "bring the orders of region %c in order".formatted('a' + workflow);
    }

    private static String error(SplittableRandom random) {
        return ERRORS[random.nextInt(ERRORS.length)].formatted(random.nextInt(10_000));
    }
}
