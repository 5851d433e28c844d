package org.onrecord.dashboard.ops;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that the server itself refuses, such as malformed ones, with a {@link Problem} instead of Jetty's page. */
final class ProblemErrorHandler extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, "application/problem+json")
                .put(HttpHeader.CACHE_CONTROL, "no-store")
                .put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(problem(code, message).body()), callback);
    }

    private static Problem problem(int code, @Nullable String message) {
        return switch (code) {
            case 408 -> new Problem(code, "Too slow", "the request took too long; send it again");
            case 414 ->
                new Problem(
                        code, "Address too long", "the address has more than 8 KB; give fewer or shorter parameters");
            case 431 ->
                new Problem(code, "Headers too large", "the headers have more than 8 KB; send fewer or shorter ones");
            case 500 -> new Problem(code, "Failed", "this failed and was logged; try again");
            default -> {
                String reason = message == null || message.isBlank() ? "status " + code : message;
                yield new Problem(
                        code,
                        code < 500 ? "Bad request" : "Not possible",
                        "the server cannot read this request: " + reason);
            }
        };
    }
}
