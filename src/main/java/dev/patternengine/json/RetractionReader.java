package dev.patternengine.json;

import java.io.IOException;
import java.util.List;

/** Reads whose observations are to be taken back from the bytes of one JSON object. Unknown fields are refused. One instance reads one object. */
public final class RetractionReader {
    private static final long ABSENT = -1;
    private static final List<String> FIELDS = List.of("agent", "from", "to", "dry_run");

    private String agent = "";
    private long from = ABSENT;
    private long to = ABSENT;
    private boolean dry;

    private RetractionReader() {}

    /**
     * What is to be taken back.
     *
     * @param from the earliest time of an observation, epoch milliseconds
     * @param to the first time after them
     * @param dry only tell what would be
     */
    public record Wanted(String agent, long from, long to, boolean dry) {}

    /** Reads the object that is all of the bytes. */
    public static Parsed<Wanted> read(byte[] bytes) {
        return Input.parse(bytes, 0, bytes.length, input -> new RetractionReader().read(input));
    }

    private Wanted read(Input input) throws IOException {
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            switch (field) {
                case "agent" -> agent = input.name(Limits.NAME);
                case "from" -> from = input.timestamp(ABSENT);
                case "to" -> to = input.timestamp(ABSENT);
                case "dry_run" -> dry = input.flag();
                default -> throw input.unknown(field, FIELDS);
            }
        }
        if (agent.isEmpty()) {
            throw input.rejected("agent", "is required and must not be empty");
        }
        if (from == ABSENT || to == ABSENT) {
            throw input.rejected(from == ABSENT ? "from" : "to", "is required");
        }
        if (to <= from) {
            throw input.rejected("to", "must lie after from");
        }
        return new Wanted(agent, from, to, dry);
    }
}
