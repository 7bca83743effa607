package dev.patternengine.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The OpenAPI contract: the source of truth for paths, methods and shapes. */
final class Contract {
    private static final String RESOURCE = "/openapi.yaml";
    private static final String JSON = "application/json";
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final JsonObject full;

    private Contract(JsonObject full) {
        this.full = full;
    }

    /** Reads the contract from the class path; blocks. */
    static Contract load() {
        try (InputStream resource = Contract.class.getResourceAsStream(RESOURCE)) {
            return new Contract(new JsonObject(new YAMLMapper().readValue(resource, TREE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of it. */
    JsonObject full() {
        return full;
    }

    /**
     * All of it, as published to whom it is served.
     *
     * @param server where it was asked for, an absolute URL: what is generated from a contract calls its first server
     */
    JsonObject published(String server) {
        return full.copy().put("servers", JsonArray.of(new JsonObject().put("url", server)));
    }

    /** The contract for a router that knows no media type but JSON, and is not to ask for keys itself. */
    JsonObject forRouter() {
        JsonObject copy = full.copy();
        keepJson(copy);
        copy.remove("security");
        copy.getJsonObject("components").remove("securitySchemes");
        copy.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue())
                .forEach(method -> ((JsonObject) method.getValue()).remove("security")));
        return copy;
    }

    private static void keepJson(Object node) {
        if (node instanceof JsonObject object) {
            if (object.getValue("content") instanceof JsonObject content) {
                Set<String> others = content.fieldNames().stream()
                        .filter(type -> !type.equals(JSON))
                        .collect(Collectors.toSet());
                others.forEach(content::remove);
                if (content.isEmpty()) {
                    object.remove("content");
                }
            }
            object.forEach(field -> keepJson(field.getValue()));
        } else if (node instanceof JsonArray array) {
            array.forEach(Contract::keepJson);
        }
    }
}
