package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.LateCall;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Which announced calls are late: those that take longer than nine of ten successes at the task in like circumstances, and than
 * twice their median, of which there must be at least {@value DurationForecast#ENOUGH}.
 */
final class Lateness {
    private static final double SLOW = 2;
    private static final double MILLIS = 1_000;

    private Lateness() {}

    static List<LateCall> of(Calls calls, Model model, long now) {
        List<LateCall> late = new ArrayList<>();
        for (Calls.Call call : calls.open()) {
            Duration usual = DurationForecast.of(model, Hash64.of(call.task()), call.surroundings(), Ending.SUCCEEDED);
            double seconds = (now - call.startedAt()) / MILLIS;
            if (usual.support() >= DurationForecast.ENOUGH && seconds > Math.max(usual.most(), SLOW * usual.median())) {
                late.add(late(call, seconds, usual));
            }
        }
        return late;
    }

    private static LateCall late(Calls.Call call, double seconds, Duration usual) {
        return new LateCall(
                call.session(),
                call.agent(),
                call.task(),
                call.tool(),
                call.startedAt(),
                seconds,
                usual.median(),
                usual.most(),
                usual.support());
    }
}
