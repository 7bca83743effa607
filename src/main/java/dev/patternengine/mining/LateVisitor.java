package dev.patternengine.mining;

import dev.patternengine.domain.LateCall;

/** Takes a late call of a tenant. */
@FunctionalInterface
public interface LateVisitor {
    void visit(String tenant, LateCall call);
}
