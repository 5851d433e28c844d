package org.onrecord.ingest.url;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.resource.WordLists;

/** Query parameters that track how a reader came to a page, and never select the page. */
final class TrackingParameters {
    private static final Set<String> NAMES =
            WordLists.read(TrackingParameters.class, "tracking.txt").byWord().keySet();

    private TrackingParameters() {}

    /** Returns a query without these parameters; the others keep their order. */
    static String without(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isOne(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isOne(String parameter) {
        int end = parameter.indexOf('=');
        String name = (end < 0 ? parameter : parameter.substring(0, end)).toLowerCase(Locale.ROOT);
        // Those of Google Analytics and Matomo share a prefix.
        return NAMES.contains(name) || name.startsWith("utm_") || name.startsWith("pk_") || name.startsWith("mtm_");
    }
}
