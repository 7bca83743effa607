package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Rates;
import java.io.IOException;

/** Writes how much came through a node. */
public final class RatesWriter implements JsonWriter<Rates> {
    @Override
    public void write(Rates rates, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("node", rates.node());
        Output.moment(out, "at", rates.at());
        Output.figure(out, "seconds", rates.seconds());
        out.writeNumberField("observations", rates.observations());
        out.writeNumberField("advice", rates.advice());
        out.writeEndObject();
    }
}
