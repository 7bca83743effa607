package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.federation.core.Rendezvous;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the cluster looks from an engine. */
record Status(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Status of(EngineProcess engine) throws IOException, InterruptedException {
        return new Status(
                MAPPER.readTree(engine.get("/api/v1/federation/status").body()));
    }

    /** The ids of nodes, in their order. */
    static List<String> nodes(Collection<EngineProcess> engines) throws IOException, InterruptedException {
        List<String> nodes = new ArrayList<>();
        for (EngineProcess engine : engines) {
            nodes.add(of(engine).node());
        }
        return nodes;
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

    /** Bytes of entries it sent to others. */
    long bytesOut() {
        return json.get("bytes_out").asLong();
    }

    /** Bytes it sent to a node that are not acknowledged; 0 where it does not know the node. */
    long unacknowledged(String node) {
        for (JsonNode one : json.get("nodes")) {
            if (one.get("id").asText().equals(node)) {
                return one.get("unacknowledged_bytes").asLong();
            }
        }
        return 0;
    }

    /** Whether each partition is owned by the one of these that should own it. */
    boolean isSpreadOver(Collection<String> nodes) {
        for (JsonNode partition : json.get("partitions")) {
            String wanted =
                    Rendezvous.owner(partition.get("partition").asInt(), nodes).orElseThrow();
            if (!partition.get("owner").asText().equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    /** The partitions a node owns, by number. */
    Set<Integer> partitionsOf(String node) {
        Set<Integer> owned = new TreeSet<>();
        for (JsonNode partition : json.get("partitions")) {
            if (partition.get("owner").asText().equals(node)) {
                owned.add(partition.get("partition").asInt());
            }
        }
        return owned;
    }

    long logReads() {
        return json.get("log_reads").asLong();
    }
}
