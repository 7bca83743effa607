package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** How the cluster looks from an engine. */
record Status(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Status of(EngineProcess engine) throws IOException, InterruptedException {
        return new Status(
                MAPPER.readTree(engine.get("/api/v1/federation/status").body()));
    }

    String node() {
        return json.get("node").asText();
    }

    /** Entries in its models, of all partitions together. */
    long applied() {
        long sum = 0;
        for (JsonNode partition : json.get("partitions")) {
            sum += partition.get("applied").asLong();
        }
        return sum;
    }

    /** Whether the bus has these for members, by node. */
    Map<String, Boolean> members() {
        Map<String, Boolean> members = new TreeMap<>();
        for (JsonNode node : json.get("nodes")) {
            members.put(node.get("id").asText(), node.get("member").asBoolean());
        }
        return members;
    }

    /** Whether each partition is owned by one of these. */
    boolean isOwnedBy(Collection<String> nodes) {
        for (Iterator<JsonNode> all = json.get("partitions").iterator(); all.hasNext(); ) {
            if (!nodes.contains(all.next().get("owner").asText())) {
                return false;
            }
        }
        return true;
    }

    long logReads() {
        return json.get("log_reads").asLong();
    }
}
