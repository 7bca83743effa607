package dev.patternengine.json;

import java.util.List;

/**
 * An error as RFC 9457 tells it.
 *
 * @param status the HTTP status
 * @param title what sort of error, the same each time
 * @param detail what happened this time
 * @param errors the single mistakes, each at its line and field
 * @param retrySeconds after which it may be gone ({@code Retry-After}); 0 where nobody can say, or waiting does not help
 */
public record Problem(int status, String title, String detail, List<Rejection> errors, int retrySeconds) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that may be gone in a second where its status says that it passes (429, 503). */
    public Problem(int status, String title, String detail, List<Rejection> errors) {
        this(status, title, detail, errors, status == 429 || status == 503 ? 1 : 0);
    }

    /** The same problem, which may be gone after so many seconds; 0 where waiting does not help. */
    public Problem retryAfter(int seconds) {
        return new Problem(status, title, detail, errors, seconds);
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
