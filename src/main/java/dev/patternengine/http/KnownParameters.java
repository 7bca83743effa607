package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.json.Spelling;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.List;
import java.util.Optional;

/** Refuses query parameters that the contract does not have for the operation: a filter that is misspelt filters nothing. */
final class KnownParameters implements Handler<RoutingContext> {
    private final List<String> names;

    KnownParameters(Operation operation) {
        names = operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Location.QUERY)
                .map(Parameter::getName)
                .toList();
    }

    @Override
    public void handle(RoutingContext context) {
        Optional<String> unknown = context.queryParams().names().stream()
                .filter(name -> !names.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            String reason = Spelling.unknown(unknown.get(), names);
            Replies.problem(context, Problem.refused("query parameter " + unknown.get() + " " + reason));
        } else {
            context.next();
        }
    }
}
