package org.onrecord.testing;

import java.net.http.HttpResponse;

/** A server under test, by the addresses of its pages. */
@FunctionalInterface
public interface Site {
    /** Returns the absolute address of a path, for example {@code http://127.0.0.1:8080/healthz} of {@code /healthz}. */
    String url(String path);

    /** Takes each answer of the server that is read as a whole, to look at it. */
    default void answered(String method, String path, HttpResponse<String> answer) {}
}
