package dev.patternengine.json;

import dev.patternengine.domain.Success;
import java.io.IOException;
import java.util.List;

/** Reads what became of an advice from the bytes of one JSON object; unknown fields are refused. One instance reads one object. */
public final class OutcomeReader {
    private static final List<String> FIELDS = List.of("recommendation", "followed", "success", "execution_time");

    private String recommendation = "";
    private Boolean followed;
    private Success success = Success.UNKNOWN;
    private double executionTime = Double.NaN;

    private OutcomeReader() {}

    /** Reads the object that is all of the bytes. */
    public static Parsed<Report> read(byte[] bytes) {
        return Input.parse(bytes, 0, bytes.length, input -> new OutcomeReader().read(input));
    }

    private Report read(Input input) throws IOException {
        for (String field = input.nextField(); field != null; field = input.nextField()) {
            switch (field) {
                case "recommendation" -> recommendation = input.name(Limits.TOKEN);
                case "followed" -> followed = input.isNull() ? null : (Boolean) input.flag();
                case "success" -> success = ObservationReader.success(input);
                case "execution_time" -> executionTime = input.seconds();
                default -> throw input.unknown(field, FIELDS);
            }
        }
        if (recommendation.isEmpty()) {
            throw input.rejected("recommendation", "is required and must not be empty");
        }
        if (followed == null) {
            throw input.rejected("followed", "is required");
        }
        return new Report(recommendation, followed, success, executionTime);
    }
}
