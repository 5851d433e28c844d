package org.onrecord.dashboard.api.request;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Collectors;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;

/** Finds the issue that a request is about: the one in its path, else the one of the parameter {@code issue}, else the default one. */
public record RequestedIssue(WatchedIssues issues) {
    /** The name of the path parameter and of the query parameter. */
    public static final String NAME = "issue";

    private static final String ALL = "*";

    /**
     * Returns the issue that a request is about, in the words of the reader's language.
     *
     * @throws Problem if it is not watched
     */
    public Issue of(Context context) {
        Issue issue = given(context)
                .map(id -> issues.find(id)
                        .orElseThrow(() -> Problem.notFound("the issue " + id + " is not watched; watched: "
                                + issues.all().stream().map(Issue::id).collect(Collectors.joining(", ")))))
                .orElseGet(issues::first);
        return issue.in(RequestedLanguage.of(context).json());
    }

    /** Returns the id of the issue whose live events a request wants; empty if it wants those of all. */
    public Optional<String> heard(Context context) {
        return given(context).filter(ALL::equals).isPresent()
                ? Optional.empty()
                : Optional.of(of(context).id());
    }

    /** Returns the id of the watched issue that a request names, for metrics; empty if it names none. */
    public static String named(Context context, WatchedIssues issues) {
        return Optional.ofNullable(context.pathParamMap().get(NAME))
                .or(() -> Optional.ofNullable(context.queryParam(NAME)))
                .flatMap(issues::find)
                .map(Issue::id)
                .orElse("");
    }

    public static boolean isInPath(Context context) {
        return context.pathParamMap().containsKey(NAME);
    }

    private static Optional<String> given(Context context) {
        return isInPath(context) ? Optional.of(context.pathParam(NAME)) : new RequestParameters(context).text(NAME);
    }
}
