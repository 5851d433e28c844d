package org.onrecord.dashboard.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onrecord.dashboard.brief.Brief;
import org.onrecord.dashboard.brief.BriefPeriod;
import org.onrecord.dashboard.index.IndexReads;
import org.onrecord.dashboard.ops.Problem;
import org.onrecord.dashboard.print.Card;
import org.onrecord.dashboard.print.Printer;
import org.onrecord.dashboard.subscribe.Signup;
import org.onrecord.dashboard.summary.PipelineStatus;
import org.onrecord.events.Trend;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.words.Strings;

/**
 * Serves the briefs of days and weeks as pages and as files, and the list of the newest that say something.
 *
 * @param address of the pages as readers reach them, without a slash at its end
 */
record BriefPages(IndexReads index, String address, Printer printer, Signup signup, WordsFrame words) {
    private static final int LISTED = 14;

    BriefPages(IndexReads index, String address, Printer printer, Signup signup) {
        this(index, address, printer, signup, new WordsFrame(address, "/briefs", "/briefs"));
    }

    /**
     * Adds the briefs below a path.
     *
     * @param base what is before their paths: the path of an issue, or nothing for the briefs over all issues
     */
    void register(RoutesConfig routes, String base, Function<Context, PageFrame> frame) {
        routes.get(base + "/briefs", context -> words.send(context, frame.apply(context), list(frame.apply(context))));
        for (BriefFile file : BriefFile.values()) {
            // Before the page, since the parameter at the end of its path would take the ending too.
            routes.get(base + "/briefs/{period}." + file.ending(), context -> {
                PageFrame shown = frame.apply(context);
                BriefPeriod period = period(context);
                PageContent content = content(shown, period, Html.NONE);
                shown.tell(context);
                file.send(context, shown.strings(), content, period.to(), address, printer);
            });
        }
        routes.get(base + "/briefs/{period}" + PageContent.CARD, context -> {
            PageFrame shown = frame.apply(context);
            shown.tell(context);
            content(shown, period(context), Html.NONE).sendCard(context, printer);
        });
        routes.get(base + "/briefs/{period}", context -> {
            PageFrame shown = frame.apply(context);
            BriefPeriod period = period(context);
            words.send(context, shown, content(shown, period, links(shown, period)));
        });
    }

    private static BriefPeriod period(Context context) {
        String name = context.pathParam("period");
        return BriefPeriod.of(name)
                .orElseThrow(() -> Problem.notFound("there is no brief of \"" + name
                        + "\"; briefs are of a day, e.g. 2026-11-30, or of a week, e.g. 2026-W48"));
    }

    private PageContent content(PageFrame frame, BriefPeriod period, Html links) {
        List<BriefWords> briefs = index.read(snapshot -> shown(frame).stream()
                .map(issue -> new BriefWords(
                        new ContentItems(frame.strings(), issue, PageFrame.base(issue)),
                        Brief.of(snapshot, issue, period)))
                .toList());
        BriefWords first = briefs.getFirst();
        Html above = Html.all(links, reading(frame));
        if (!frame.ofAll()) {
            return PageContent.article(
                            first.title(),
                            first.summary(),
                            period.to(),
                            Html.classed("div", "briefing", above, first.html()))
                    .with(new Card(first.title(), first.summary(), ""));
        }
        Stream<Html> all = briefs.stream()
                .map(each -> Html.element(
                        "section",
                        Html.element("h2", Html.link(each.items().base() + "/briefs/" + period.name(), each.title())),
                        Html.element("p", each.summary()),
                        each.html()));
        String title = BriefWords.period(first.items(), period);
        String about = frame.strings().text("brief.about");
        return PageContent.article(title, about, period.to(), Html.classed("div", "briefing", above, Html.all(all)))
                .with(new Card(title, about, ""));
    }

    /** Says that a brief is not complete while documents are being read. */
    private Html reading(PageFrame frame) {
        boolean ready = index.read(snapshot -> shown(frame).stream()
                .map(issue -> PipelineStatus.of(snapshot, issue.id()).reading())
                .allMatch(each -> each.read() >= each.documents()));
        return ready ? Html.NONE : Html.element("p", frame.strings().text("brief.reading"));
    }

    private static List<Issue> shown(PageFrame frame) {
        return frame.ofAll() ? frame.issues() : List.of(frame.shown());
    }

    private Html links(PageFrame frame, BriefPeriod period) {
        Strings strings = frame.strings();
        String briefs = briefs(frame);
        List<Html> links = new ArrayList<>();
        links.add(Html.link(briefs + period.before().name(), strings.text("brief.before")));
        links.add(Html.link(briefs + period.after().name(), strings.text("brief.after")));
        if (!period.isWeek()) {
            String week =
                    BriefPeriod.containing(period.from(), Trend.Bucket.WEEK).name();
            links.add(Html.link(briefs + week, strings.text("brief.its-week")));
        }
        for (BriefFile file : EnumSet.complementOf(EnumSet.of(BriefFile.MAIL))) {
            links.add(Html.link(
                    briefs + period.name() + "." + file.ending() + "?lang="
                            + strings.language().json(),
                    strings.text("brief." + file.ending())));
        }
        if (signup.isOpen()) {
            links.add(Html.link(
                    PageFrame.base(frame.shown()) + "/subscribe?pace=" + (period.isWeek() ? "weekly" : "daily"),
                    strings.text("signup.by-mail")));
        }
        return Html.classed("p", "forms", Html.joined(" ", links));
    }

    private static String briefs(PageFrame frame) {
        return (frame.ofAll() ? "" : PageFrame.base(frame.shown())) + "/briefs/";
    }

    private PageContent list(PageFrame frame) {
        NavigableSet<LocalDate> days = index.read(snapshot -> {
            NavigableSet<LocalDate> all = new TreeSet<>();
            shown(frame).forEach(issue -> all.addAll(Brief.days(snapshot, issue.id())));
            return all.descendingSet();
        });
        return PageContent.of(
                frame.strings().text("nav.briefs"),
                frame.strings().text(days.isEmpty() ? "brief.no-days" : "brief.about"),
                Html.all(periods(frame, days, Trend.Bucket.DAY), periods(frame, days, Trend.Bucket.WEEK)));
    }

    private static Html periods(PageFrame frame, NavigableSet<LocalDate> days, Trend.Bucket length) {
        ContentItems items = new ContentItems(frame.strings(), frame.shown(), "");
        List<Html> links = days.stream()
                .map(day -> BriefPeriod.containing(day, length))
                .distinct()
                .limit(LISTED)
                .map(period ->
                        Html.element("li", Html.link(briefs(frame) + period.name(), BriefWords.period(items, period))))
                .toList();
        return links.isEmpty()
                ? Html.NONE
                : Html.element(
                        "section",
                        Html.element("h2", frame.strings().text("brief.of-" + length.json())),
                        Html.element("ul", Html.all(links.stream())));
    }
}
