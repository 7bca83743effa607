package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Review;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a pattern: the common fields, then those of its kind beside them. */
public final class PatternWriter implements JsonWriter<Pattern> {
    private static final long MILLIS_A_DAY = 86_400_000L;

    @Override
    public void write(Pattern pattern, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", pattern.id());
        out.writeStringField("kind", pattern.kind().label());
        out.writeStringField("state", pattern.open() ? "open" : "closed");
        out.writeStringField("title", pattern.title());
        Output.figure(out, "confidence", pattern.confidence());
        Output.interval(out, "interval", pattern.interval());
        out.writeNumberField("support", pattern.support());
        Output.figure(out, "sessions", pattern.sessions() < 0 ? Double.NaN : pattern.sessions());
        Output.figure(out, "success_rate", pattern.successRate());
        boolean seen = pattern.lastSeen() > 0;
        Output.text(out, "first_seen", seen ? day(pattern.firstSeen()) : "");
        Output.text(out, "last_seen", seen ? day(pattern.lastSeen()) : "");
        out.writeNumberField("version", pattern.version());
        circumstances(pattern, out);
        review(pattern, out);
        detail(pattern.detail(), out);
        out.writeEndObject();
    }

    /** Days are all that is counted; none is known where they were forgotten. */
    private static String day(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY)).toString();
    }

    private static void circumstances(Pattern pattern, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("applies");
        for (Map.Entry<String, String> condition : new TreeMap<>(pattern.applies()).entrySet()) {
            out.writeStringField(condition.getKey(), condition.getValue());
        }
        out.writeEndObject();
        out.writeObjectFieldStart("evidence");
        for (Map.Entry<String, Double> figure : new TreeMap<>(pattern.evidence()).entrySet()) {
            Output.figure(out, figure.getKey(), figure.getValue());
        }
        out.writeEndObject();
    }

    private static void review(Pattern pattern, JsonGenerator out) throws IOException {
        if (pattern.reviews().isEmpty()) {
            out.writeNullField("review");
            return;
        }
        out.writeObjectFieldStart("review");
        out.writeStringField("verdict", pattern.verdict().label());
        out.writeArrayFieldStart("records");
        for (Review review : pattern.reviews()) {
            out.writeStartObject();
            out.writeStringField("verdict", review.verdict().label());
            out.writeStringField("by", review.by());
            Output.text(out, "key", review.key());
            Output.text(out, "note", review.note());
            Output.moment(out, "at", review.at());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void detail(Pattern.Detail detail, JsonGenerator out) throws IOException {
        if (detail instanceof Pattern.Sequence sequence) {
            sequence(sequence.steps(), sequence.next(), false, Double.NaN, out);
        } else if (detail instanceof Pattern.Workflow workflow) {
            sequence(workflow.steps(), "", true, workflow.seconds(), out);
        } else if (detail instanceof Pattern.Recovery recovery) {
            recovery(recovery, out);
        } else if (detail instanceof Pattern.Tool tool) {
            Output.text(out, "tool", tool.tool());
            Output.text(out, "task", tool.task());
            Output.texts(out, "features", tool.features());
        } else if (detail instanceof Pattern.Performance performance) {
            performance(performance, out);
        }
    }

    private static void sequence(List<String> steps, String next, boolean whole, double seconds, JsonGenerator out)
            throws IOException {
        Output.texts(out, "steps", steps);
        Output.text(out, "next", next);
        out.writeBooleanField("whole", whole);
        Output.figure(out, "typical_time", seconds);
    }

    private static void recovery(Pattern.Recovery recovery, JsonGenerator out) throws IOException {
        Output.text(out, "signature", recovery.signature());
        Output.text(out, "template", recovery.template());
        Output.text(out, "task", recovery.task());
        Output.text(out, "class", recovery.failure().label());
        out.writeArrayFieldStart("actions");
        for (Pattern.Action action : recovery.actions()) {
            out.writeStartObject();
            out.writeStringField("action", action.action());
            Output.further(out, "then", action.then());
            Output.figure(out, "success_rate", action.successRate());
            Output.interval(out, "interval", action.interval());
            out.writeNumberField("support", action.support());
            out.writeBooleanField("avoid", action.avoid());
            out.writeBooleanField("clear", action.clear());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void performance(Pattern.Performance performance, JsonGenerator out) throws IOException {
        Output.text(out, "task", performance.task());
        Output.text(out, "dimension", performance.dimension());
        Output.text(out, "variant", performance.variant());
        Output.text(out, "baseline", performance.baseline());
        Output.figure(out, "ratio", performance.ratio());
        Output.interval(out, "interval_now", performance.intervalNow());
    }
}
