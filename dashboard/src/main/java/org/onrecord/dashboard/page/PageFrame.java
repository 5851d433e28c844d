package org.onrecord.dashboard.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onrecord.events.issue.Issue;

/**
 * The frame of a page: its navigation, and the switch between issues if there are several.
 *
 * @param issues all watched issues
 * @param shown the issue that the page is about
 * @param base path before the pages of that issue; empty where only one is watched
 * @param ofAll true if the page is about all issues
 */
record PageFrame(List<Issue> issues, Issue shown, String base, boolean ofAll) {
    private record Entry(String path, String name) {}

    private static final Entry NEW_ISSUE = new Entry("/issues/new", "New issue");

    private static final List<Entry> OF_ISSUE = List.of(
            new Entry("/", "Positions"),
            new Entry("/talking-points", "Talking points"),
            new Entry("/alerts", "Alerts"),
            new Entry("/subscriptions", "Subscribe"),
            new Entry("/sources", "Sources"),
            new Entry("/review", "Review"),
            new Entry("/accuracy", "Accuracy"),
            NEW_ISSUE);
    private static final List<Entry> OF_ALL = List.of(
            new Entry("/", "Issues"), new Entry("/sources", "Sources"), new Entry("/accuracy", "Accuracy"), NEW_ISSUE);

    /** Returns the path before the pages of an issue. */
    static String base(Issue issue) {
        return "/issues/" + URLEncoder.encode(issue.id(), StandardCharsets.UTF_8);
    }

    /**
     * Returns a page with its placeholders filled.
     *
     * @param html with {@code {issue}}, {@code {base}}, {@code {api}}, {@code {nav}} and {@code {switch}}
     * @param under path of the navigation entry to highlight; empty for none
     * @param exact true if that entry is the page itself
     * @param same path of the same page of another issue
     */
    String fill(String html, String under, boolean exact, String same) {
        return html.replace("{issue}", escaped(shown.id()))
                .replace("{nav}", nav(under, exact))
                .replace("{switch}", choice(same))
                .replace("{api}", "/api/v1" + base)
                .replace("{base}", base);
    }

    private String nav(String under, boolean exact) {
        StringBuilder html = new StringBuilder();
        for (Entry entry : ofAll ? OF_ALL : OF_ISSUE) {
            String current = entry.path.equals(under) ? " aria-current=\"" + (exact ? "page" : "true") + "\"" : "";
            html.append("    <a href=\"%s%s\"%s>%s</a>\n"
                    .formatted(ofAll || entry.equals(NEW_ISSUE) ? "" : "{base}", entry.path, current, entry.name));
        }
        return html.append("    <a href=\"/openapi\">API</a>").toString();
    }

    /** Returns the switch between issues; nothing where only one is watched. */
    private String choice(String same) {
        if (issues.size() < 2) {
            return "";
        }
        StringBuilder html =
                new StringBuilder("<details class=\"switch\"><summary><span class=\"hidden\">Issue: </span>");
        html.append(ofAll ? "All issues" : escaped(shown.title())).append("</summary><ul>");
        for (Issue issue : issues) {
            String current = !ofAll && issue.id().equals(shown.id()) ? " aria-current=\"true\"" : "";
            html.append(
                    "<li><a href=\"%s%s\"%s>%s</a></li>".formatted(base(issue), same, current, escaped(issue.title())));
        }
        return html.append("<li class=\"all\"><a href=\"/issues\">All issues</a></li></ul></details>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}
