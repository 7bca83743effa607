package dev.patternengine.message;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.wire.Lists;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;

/** Version 4: tenant, key, observations, outcomes. Origins that come again are written short. */
final class SubmissionFormat implements WireFormat<SubmissionMessage> {
    private static final int VERSION = 4;

    @Override
    public void write(SubmissionMessage value, WireOutput out) {
        out.writeByte(VERSION).writeText(value.tenant()).writeText(value.key());
        Lists.write(value.observations(), observations(), out);
        Lists.write(value.outcomes(), new OutcomeFormat(), out);
    }

    private static ObservationFormat observations() {
        return new ObservationFormat(TextFormat.PLAIN, new TextFormat.Recent());
    }

    @Override
    public SubmissionMessage read(WireInput in) {
        in.requireVersion(VERSION);
        String tenant = in.readText();
        String key = in.readText();
        List<Observation> observations = Lists.read(observations(), in);
        List<Outcome> outcomes = Lists.read(new OutcomeFormat(), in);
        return new SubmissionMessage(tenant, key, observations, outcomes);
    }
}
