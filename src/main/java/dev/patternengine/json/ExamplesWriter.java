package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Success;
import java.io.IOException;

/** Writes cases for and against a pattern. */
public final class ExamplesWriter implements JsonWriter<Examples> {
    @Override
    public void write(Examples examples, JsonGenerator out) throws IOException {
        out.writeStartObject();
        side("for", examples.supporting(), out);
        side("against", examples.contradicting(), out);
        out.writeObjectFieldStart("searched");
        out.writeNumberField("entries", examples.searched().entries());
        out.writeNumberField("observations", examples.searched().observations());
        if (examples.searched().observations() == 0) {
            out.writeNullField("since");
        } else {
            Output.moment(out, "since", examples.searched().since());
        }
        out.writeBooleanField("cut_short", examples.searched().cutShort());
        out.writeEndObject();
        Output.text(out, "note", examples.note());
        out.writeEndObject();
    }

    private static void side(String name, Examples.Side side, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("means", side.means());
        out.writeNumberField("found", side.found());
        Output.objects(out, "items", side.items(), ExamplesWriter::example);
        out.writeEndObject();
    }

    private static void example(Examples.Example example, JsonGenerator out) throws IOException {
        Output.text(out, "session", example.session());
        Output.text(out, "agent", example.agent());
        Output.moment(out, "at", example.at());
        out.writeBooleanField("open", example.open());
        Output.objects(out, "steps", example.steps(), ExamplesWriter::step);
    }

    private static void step(Examples.Step step, JsonGenerator out) throws IOException {
        Output.text(out, "session", step.session());
        out.writeStringField("task", step.task());
        Output.text(out, "tool", step.tool());
        Output.text(out, "variant", step.variant());
        Output.moment(out, "at", step.at());
        if (step.success() == Success.UNKNOWN) {
            out.writeNullField("success");
        } else {
            out.writeBooleanField("success", step.success() == Success.YES);
        }
        Output.text(out, "error", step.error());
        Output.figure(out, "execution_time", step.seconds());
    }
}
