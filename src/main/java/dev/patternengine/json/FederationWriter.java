package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.FederationStatus;
import java.io.IOException;
import java.util.List;

/** Writes what a node knows of its cluster. */
public final class FederationWriter implements JsonWriter<FederationStatus> {
    /** Only the nodes. */
    public static final JsonWriter<List<FederationStatus.Node>> NODES = (nodes, out) -> {
        out.writeStartObject();
        nodes("items", nodes, out);
        out.writeEndObject();
    };

    @Override
    public void write(FederationStatus status, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("node", status.node());
        out.writeBooleanField("paused", status.paused());
        out.writeBooleanField("reloading", status.reloading());
        out.writeNumberField(
                "lag_entries",
                status.partitions().stream()
                        .mapToLong(one -> one.newest() - one.applied())
                        .sum());
        out.writeNumberField(
                "lag_ms",
                status.partitions().stream()
                        .mapToLong(FederationStatus.Partition::lagMillis)
                        .max()
                        .orElse(0));
        nodes("nodes", status.nodes(), out);
        partitions(status.partitions(), out);
        out.writeNumberField("bytes_in", status.traffic().bytesIn());
        out.writeNumberField("bytes_out", status.traffic().bytesOut());
        out.writeNumberField("entries_applied", status.traffic().applied());
        out.writeNumberField("log_reads", status.traffic().reads());
        Output.text(out, "last_error", status.lastError());
        orders(status.orders(), out);
        out.writeEndObject();
    }

    private static void nodes(String field, List<FederationStatus.Node> nodes, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(field);
        for (FederationStatus.Node node : nodes) {
            out.writeStartObject();
            out.writeStringField("id", node.id());
            Output.text(out, "address", node.address());
            Output.text(out, "url", node.url());
            out.writeNumberField("silent_ms", node.silentMillis());
            out.writeBooleanField("member", node.member());
            out.writeBooleanField("willing", node.willing());
            out.writeNumberField("partitions", node.partitions());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void partitions(List<FederationStatus.Partition> partitions, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("partitions");
        for (FederationStatus.Partition one : partitions) {
            out.writeStartObject();
            out.writeNumberField("partition", one.partition());
            Output.text(out, "owner", one.owner());
            out.writeNumberField("epoch", one.epoch());
            out.writeNumberField("applied", one.applied());
            out.writeNumberField("newest", one.newest());
            out.writeNumberField("lag_ms", one.lagMillis());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void orders(List<FederationStatus.Order> orders, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("audit");
        for (FederationStatus.Order order : orders) {
            out.writeStartObject();
            Output.moment(out, "at", order.at());
            out.writeStringField("node", order.node());
            out.writeStringField("order", order.what());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
