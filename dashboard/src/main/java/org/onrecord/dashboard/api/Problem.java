package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import org.onrecord.events.EventJson;

/** An answer that is no answer, as RFC 9457 has it: what is wrong and what would be right. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    private record Body(String type, String title, int status, String detail) {}

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    static Problem unauthorized(String detail) {
        return new Problem(401, "Token needed", detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail);
    }

    static Problem tooLarge(String detail) {
        return new Problem(413, "Too large", detail);
    }

    static Problem misdirected(String detail) {
        return new Problem(421, "Unknown host", detail);
    }

    static Problem refused(String detail) {
        return new Problem(422, "Refused", detail);
    }

    static Problem unavailable(String detail) {
        return new Problem(503, "Not available", detail);
    }

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail);
    }

    void write(Context context) {
        if (status == 401) {
            context.header("WWW-Authenticate", "Basic realm=\"OnRecord\", charset=\"UTF-8\"");
        }
        context.status(status)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store")
                .result(EventJson.mapper()
                        .writeValueAsBytes(new Body("about:blank", title, status, String.valueOf(getMessage()))));
    }
}
