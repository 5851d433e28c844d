package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.onrecord.dashboard.ops.RequestedLanguage;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/**
 * The frame of a page: its navigation, the switch between languages, and the one between issues if there are several.
 *
 * @param strings the words of the page
 * @param shown the issue that the page is about
 * @param base path before the pages of that issue; empty where only one is watched
 * @param ofAll true if the page is about all issues
 */
record PageFrame(Strings strings, List<Issue> issues, Issue shown, String base, boolean ofAll) {
    private static final String OF_ISSUE =
            PageFiles.text("html/parts/nav-of-issue.html").stripTrailing();
    private static final String OF_ALL =
            PageFiles.text("html/parts/nav-of-all.html").stripTrailing();

    /** Returns the path before the pages of an issue. */
    static String base(Issue issue) {
        return "/issues/" + encoded(issue.id());
    }

    /** Returns a text as a part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Tells in the headers of an answer in which language it is and why. */
    void tell(Context context) {
        context.header("Content-Language", strings.language().tag()).header("Vary", "Accept-Language, Cookie");
    }

    /**
     * Returns a page with its placeholders filled.
     *
     * @param html with {@code {issue}}, {@code {base}}, {@code {api}}, {@code {nav}}, {@code {at:PATH}}, {@code {languages}}, {@code {switch}},
     *     {@code {last-event}}, {@code {head}} and {@code {words}}
     * @param head what tells other programs about the page
     * @param words what the page says without JavaScript
     * @param lastEvent id of the last live event
     */
    String fill(String html, PageTemplate page, Html head, Html words, String lastEvent) {
        return html.replace("{issue}", Html.escaped(shown.id()))
                .replace("{nav}", strings.fill(ofAll ? OF_ALL : OF_ISSUE))
                .replace(
                        "{at:" + page.under() + "}",
                        page.isEntry() ? " aria-current=\"page\"" : " aria-current=\"true\"")
                .replaceAll("\\{at:[^}]*}", "")
                .replace("{switch}", choice(page))
                .replace("{last-event}", Html.escaped(lastEvent))
                .replace("{languages}", languages())
                .replace("{language}", strings.language().json())
                .replace("{tag}", strings.language().tag())
                .replace("{api}", "/api/v1" + base)
                .replace("{base}", base)
                .replace("{head}", head.markup())
                .replace("{words}", words.markup());
    }

    /** Returns the switch between issues; nothing where only one is watched, and for the sources, which belong to none. */
    private String choice(PageTemplate page) {
        if (issues.size() < 2 || page.under().equals("/sources")) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details class=\"switch\"><summary><span class=\"hidden\">")
                .append(strings.text("frame.issue"))
                .append(" </span>");
        html.append(ofAll ? strings.text("frame.all-issues") : Html.escaped(shown.title()))
                .append("</summary><ul>");
        for (Issue issue : issues) {
            String current = !ofAll && issue.id().equals(shown.id()) ? " aria-current=\"true\"" : "";
            html.append("<li><a href=\"%s%s\"%s>%s</a></li>"
                    .formatted(base(issue), page.same(), current, Html.escaped(issue.title())));
        }
        return html.append("<li class=\"all\"><a href=\"/issues\">" + strings.text("frame.all-issues")
                        + "</a></li></ul></details>")
                .toString();
    }

    /** Returns a link to the same page in each other language, by that language's own name. */
    private String languages() {
        return Arrays.stream(ReaderLanguage.values())
                .filter(each -> each != strings.language())
                .map(each -> "<a href=\"?%s=%s\" data-switch-language=\"%s\" lang=\"%s\" hreflang=\"%s\">%s</a>"
                        .formatted(
                                RequestedLanguage.PARAMETER,
                                each.json(),
                                each.json(),
                                each.tag(),
                                each.tag(),
                                Strings.of(each).text("frame.language")))
                .collect(Collectors.joining(" "));
    }
}
