package dev.patternengine.json;

import java.util.List;

/**
 * An error as RFC 9457 tells it.
 *
 * @param status the HTTP status
 * @param title what sort of error, the same each time
 * @param detail what happened this time
 * @param errors the single mistakes, each at its line and field
 */
public record Problem(int status, String title, String detail, List<Rejection> errors) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem with the request as a whole. */
    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of());
    }

    /** A body that was refused. */
    public static Problem refused(Rejection rejection) {
        String field = rejection.pointer().isEmpty() ? "the body" : rejection.pointer();
        return new Problem(400, "Bad input", field + " " + rejection.reason(), List.of(rejection));
    }

    /** A request that was refused for what stands beside the body, as a whole sentence tells. */
    public static Problem refused(String detail) {
        return new Problem(400, "Bad input", detail, List.of(new Rejection("", detail)));
    }
}
