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
        Output.objects(out, "items", nodes, FederationWriter::node);
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
        Output.objects(out, "nodes", status.nodes(), FederationWriter::node);
        Output.objects(out, "partitions", status.partitions(), FederationWriter::partition);
        out.writeNumberField("bytes_in", status.traffic().bytesIn());
        out.writeNumberField("bytes_out", status.traffic().bytesOut());
        out.writeNumberField("entries_applied", status.traffic().applied());
        out.writeNumberField("log_reads", status.traffic().reads());
        fault(status.lastError(), out);
        Output.objects(out, "audit", status.orders(), FederationWriter::order);
        out.writeEndObject();
    }

    private static void fault(FederationStatus.Fault fault, JsonGenerator out) throws IOException {
        Output.text(out, "last_error", fault.text());
        if (fault.equals(FederationStatus.Fault.NONE)) {
            out.writeNullField("last_error_at");
        } else {
            Output.moment(out, "last_error_at", fault.at());
        }
    }

    private static void node(FederationStatus.Node node, JsonGenerator out) throws IOException {
        out.writeStringField("id", node.id());
        Output.text(out, "address", node.address());
        Output.text(out, "url", node.url());
        out.writeNumberField("silent_ms", node.silentMillis());
        out.writeBooleanField("member", node.member());
        out.writeBooleanField("willing", node.willing());
        out.writeNumberField("partitions", node.partitions());
        out.writeNumberField("unacknowledged_bytes", node.unacknowledged());
    }

    private static void partition(FederationStatus.Partition partition, JsonGenerator out) throws IOException {
        out.writeNumberField("partition", partition.partition());
        Output.text(out, "owner", partition.owner());
        out.writeNumberField("epoch", partition.epoch());
        out.writeNumberField("applied", partition.applied());
        out.writeNumberField("newest", partition.newest());
        out.writeNumberField("lag_ms", partition.lagMillis());
    }

    private static void order(FederationStatus.Order order, JsonGenerator out) throws IOException {
        Output.moment(out, "at", order.at());
        out.writeStringField("node", order.node());
        out.writeStringField("order", order.what());
        Output.text(out, "by", order.by());
    }
}
