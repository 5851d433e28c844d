package org.onrecord.dashboard.ops;

import io.javalin.http.Context;
import org.onrecord.events.EventJson;

/** An error response as RFC 9457 defines it. The detail says what is wrong and how to put it right. */
public final class Problem extends RuntimeException {
    /** The attribute of a request that was answered with a problem: its detail. */
    public static final String DETAIL = "problem";

    /** The status of a request that is understood and cannot be carried out as it is. */
    public static final int REFUSED = 422;

    private final int status;
    private final String title;
    private final int retrySeconds;

    public Problem(int status, String title, String detail) {
        this(status, title, detail, 0);
    }

    private Problem(int status, String title, String detail, int retrySeconds) {
        super(detail);
        this.status = status;
        this.title = title;
        this.retrySeconds = retrySeconds;
    }

    private record Body(String type, String title, int status, String detail) {}

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    public static Problem unauthorized(String detail) {
        return new Problem(401, "Token needed", detail);
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail);
    }

    public static Problem refused(String detail) {
        return new Problem(REFUSED, "Refused", detail);
    }

    /** Returns a problem that passes; {@code Retry-After} says when to ask again. */
    public static Problem busy(String detail, int retrySeconds) {
        return new Problem(503, "Not available", detail, retrySeconds);
    }

    /** Returns the problem that a client asks too much; {@code Retry-After} says when to ask again. */
    public static Problem tooMany(String detail, int retrySeconds) {
        return new Problem(429, "Too many requests", detail, retrySeconds);
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Not available", detail);
    }

    public int status() {
        return status;
    }

    public void write(Context context) {
        if (status == 401) {
            context.header("WWW-Authenticate", "Basic realm=\"OnRecord\", charset=\"UTF-8\"");
        }
        if (retrySeconds > 0) {
            context.header("Retry-After", Integer.toString(retrySeconds));
        }
        context.attribute(DETAIL, String.valueOf(getMessage()));
        context.status(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .result(body());
    }

    byte[] body() {
        return EventJson.mapper()
                .writeValueAsBytes(new Body("about:blank", title, status, String.valueOf(getMessage())));
    }
}
