package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.TaskGraph;
import java.io.IOException;

/** Writes which task follows which. */
public final class GraphWriter implements JsonWriter<TaskGraph> {
    @Override
    public void write(TaskGraph graph, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sessions", graph.sessions());
        out.writeNumberField("tasks", graph.tasks());
        out.writeNumberField("links", graph.links());
        Output.objects(out, "nodes", graph.nodes(), GraphWriter::node);
        Output.objects(out, "edges", graph.edges(), GraphWriter::edge);
        out.writeEndObject();
    }

    private static void node(TaskGraph.Node node, JsonGenerator out) throws IOException {
        out.writeStringField("task", node.task());
        out.writeNumberField("begins", node.begins());
        out.writeNumberField("ends", node.ends());
        figures(node.figures(), out);
    }

    private static void edge(TaskGraph.Edge edge, JsonGenerator out) throws IOException {
        out.writeStringField("from", edge.from());
        out.writeStringField("to", edge.to());
        figures(edge.figures(), out);
    }

    private static void figures(TaskGraph.Figures figures, JsonGenerator out) throws IOException {
        out.writeNumberField("count", figures.count());
        out.writeNumberField("sessions", figures.sessions());
        out.writeNumberField("known", figures.known());
        Output.figure(out, "success_rate", figures.successRate());
        Output.interval(out, "interval", figures.interval());
    }
}
