package org.onrecord.dashboard.api;

import io.javalin.http.Context;
import java.util.Optional;
import org.onrecord.dashboard.api.request.RequestParameters;
import org.onrecord.dashboard.api.request.RequestedIssue;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.dashboard.workbench.Workbench;

/** Serves what an issue learns from its reviews. */
record LearningHandler(Optional<Workbench> workbench, RequestedIssue requested) {
    private static final String ABSENT =
            "this dashboard runs without the processor; after some answers, run onrecord export training and onrecord"
                    + " issue learn where OnRecord is installed";

    Learning learning(Context context) {
        RequestParameters.ofIssue(context, "");
        String issue = requested.of(context).id();
        return workbench.map(bench -> bench.learning(issue)).orElseGet(() -> Learning.none(ABSENT));
    }
}
