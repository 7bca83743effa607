package dev.patternengine.http;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.Optional;

/** The shapes of a contract, to hold real bodies against. */
final class ContractSchemas {
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("http://contract/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final JsonObject components;

    ContractSchemas(JsonObject contract) {
        components = contract.getJsonObject("components");
    }

    /** What is wrong with the value by the schema. */
    Optional<String> mistake(JsonObject schema, Object value) {
        JsonObject whole = schema.copy().put("$defs", components.getJsonObject("schemas"));
        String local = whole.encode().replace("#/components/schemas/", "#/$defs/");
        OutputUnit result =
                Validator.create(JsonSchema.of(new JsonObject(local)), OPTIONS).validate(value);
        return result.getValid() ? Optional.empty() : Optional.of(value + " " + result.getErrors());
    }

    /** The answer itself, where only its name stands. */
    JsonObject resolved(JsonObject response) {
        String reference = response.getString("$ref");
        return reference == null
                ? response
                : components
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
