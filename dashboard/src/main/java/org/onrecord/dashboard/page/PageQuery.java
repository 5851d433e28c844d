package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.events.issue.Issue;

/**
 * What a request wants of a page or its feed.
 *
 * @param frame of the page
 * @param filters the parameters that choose what the page lists
 */
record PageQuery(Context context, PageFrame frame, String filters, boolean forFeed) {
    /** Returns the parameters. A page may have others; a feed may not. */
    RequestParameters parameters() {
        return forFeed
                ? RequestParameters.of(context, (filters + " " + RequestedLanguage.PARAMETER).strip())
                : new RequestParameters(context);
    }

    /** Returns the values of the filters as a title names them. */
    Stream<String> values() {
        return given().map(context::queryParams)
                .flatMap(List::stream)
                .map(value -> frame.shown().claim(value).map(Issue.Claim::label).orElse(value));
    }

    /** Returns the filters as the query of an address, with a question mark; empty without filters. */
    String text() {
        String all = given().flatMap(
                        name -> context.queryParams(name).stream().map(value -> name + "=" + PageFrame.encoded(value)))
                .collect(Collectors.joining("&"));
        return all.isEmpty() ? "" : "?" + all;
    }

    private Stream<String> given() {
        return Arrays.stream(filters.split(" ")).filter(context.queryParamMap()::containsKey);
    }

    /** Returns the path of the page, with the issue that it is about. */
    String path(boolean ofAll) {
        String path = context.path().replaceFirst(forFeed ? "[.](atom|json)$" : "$", "");
        return ofAll || RequestedIssue.isInPath(context) ? path : PageFrame.base(frame.shown()) + path;
    }
}
