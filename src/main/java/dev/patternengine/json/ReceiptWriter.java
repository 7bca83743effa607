package dev.patternengine.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.patternengine.domain.Level;
import java.io.IOException;

/** Writes what became of observations. */
public final class ReceiptWriter implements JsonWriter<Receipt> {
    @Override
    public void write(Receipt receipt, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("accepted", receipt.accepted());
        out.writeNumberField("duplicates", receipt.duplicates());
        out.writeNumberField("rejected", receipt.rejected());
        Output.text(out, "level", receipt.level().map(Level::label).orElse(""));
        out.writeNumberField("unknown_fields", receipt.unknownFields());
        out.writeArrayFieldStart("items");
        for (Receipt.Item item : receipt.items()) {
            item(item, out);
        }
        out.writeEndArray();
        out.writeNumberField("items_left_out", receipt.itemsLeftOut());
        out.writeArrayFieldStart("warnings");
        for (String warning : receipt.warnings()) {
            out.writeString(warning);
        }
        out.writeEndArray();
        if (!receipt.isReflected()) {
            out.writeBooleanField("reflected", false);
        }
        out.writeEndObject();
    }

    private static void item(Receipt.Item item, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("line", item.line());
        out.writeStringField("status", item.isDuplicate() ? "duplicate" : "rejected");
        if (item.complaint().isPresent()) {
            out.writeFieldName("error");
            out.writeStartObject();
            out.writeStringField("pointer", item.complaint().get().pointer());
            out.writeStringField("detail", item.complaint().get().reason());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
