package org.onrecord.dashboard.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.onrecord.dashboard.brief.Brief;
import org.onrecord.dashboard.brief.BriefPeriod;
import org.onrecord.dashboard.query.SideCount;
import org.onrecord.events.Alert;
import org.onrecord.events.SourceState;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.EscapedText;
import org.onrecord.events.words.Strings;

/** Says in the reader's language what is in a brief. Each sentence has a link to what it tells of. */
record BriefWords(ContentItems items, Brief brief) {
    /** A brief names so many things of a kind, and then where the others are. */
    private static final int MOST = 12;

    private static final int LONGEST_WORDS = 300;

    String title() {
        return fill("brief.title", 2, Map.of("issue", brief.issue().title(), "period", period(items, brief.period())));
    }

    /** Returns a day or a week as readers call it. */
    static String period(ContentItems items, BriefPeriod period) {
        return period.isWeek()
                ? Strings.filled(
                        items.strings().text("brief.week"),
                        Map.of("from", items.day(period.from()), "to", items.day(period.to())))
                : items.day(period.from());
    }

    /** Returns one sentence on how much was said. */
    String summary() {
        return brief.isEmpty()
                ? fill("brief.empty", 2, Map.of("period", period(items, brief.period())))
                : fill("brief.said", brief.said().size(), Map.of("sides", bySide(brief.said())));
    }

    Html html() {
        return brief.isEmpty()
                ? sources()
                : Html.all(
                        section("brief.changes", capped(brief.changes(), this::alert, "/alerts")),
                        section("brief.first-positions", capped(byActor(), this::firstPositions, "/alerts")),
                        section("brief.words", capped(brief.words(), this::alert, "/talking-points")),
                        section("brief.newcomers", capped(brief.newcomers(), this::newcomer, "/statements" + days())),
                        section("brief.standings", standings()),
                        section("brief.waits", waits()),
                        sources());
    }

    private Html section(String key, List<Html> content) {
        return content.isEmpty()
                ? Html.NONE
                : Html.element("section", Html.element("h2", items.strings().text(key)), Html.all(content.stream()));
    }

    /** Says the first of some things, and where the others are. */
    private <T> List<Html> capped(List<T> all, Function<T, Html> say, String others) {
        List<Html> said = new ArrayList<>(all.stream().limit(MOST).map(say).toList());
        if (all.size() > MOST) {
            said.add(sentence("brief.more", all.size() - MOST, Map.of("more", link(others, "brief.others"))));
        }
        return said;
    }

    private Html alert(Alert alert) {
        return Html.element(
                "article",
                Html.element("h3", Html.link(items.alertPath(alert), items.title(alert))),
                items.told(alert, brief.translations()));
    }

    private List<List<Alert>> byActor() {
        return List.copyOf(brief.firstPositions().stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.facts().getOrDefault("actor", alert.id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    /** Says on which claims an actor takes a side for the first time. */
    private Html firstPositions(List<Alert> ofActor) {
        String who = items.who(ofActor.getFirst());
        String side = items.side(ofActor.getFirst().facts().getOrDefault("side", ""));
        List<Html> does = ofActor.stream()
                .map(alert -> Html.link(items.alertPath(alert), does(alert)))
                .toList();
        return Html.element(
                "article",
                Html.element("h3", Html.text(named(who, side) + ": "), Html.joined("; ", does)),
                Html.all(ofActor.stream()
                        .flatMap(alert -> alert.evidence().stream())
                        .distinct()
                        .map(each -> items.evidence(each, brief.translations()))));
    }

    private String does(Alert alert) {
        return items.headline(alert)
                .orElseGet(() -> items.stance(
                        alert.facts().getOrDefault("claim", ""),
                        "favor".equals(alert.facts().get("stance")) ? Stance.FAVOR : Stance.AGAINST));
    }

    private Html newcomer(Statement statement) {
        String actor = statement.actor().key().orElseThrow();
        return Html.element(
                "p",
                Html.link(
                        items.base() + "/actors/" + PageFrame.encoded(actor),
                        named(
                                String.valueOf(items.name(statement.speakerName())),
                                items.side(statement.actor().side()))),
                Html.text(": "),
                decisive(statement, any -> statement.quote().length() > LONGEST_WORDS),
                Html.text(" "),
                said(statement));
    }

    private List<Html> standings() {
        List<Html> all = new ArrayList<>();
        List<Html> still = new ArrayList<>();
        for (Brief.Standing standing : brief.standings()) {
            Html claim = Html.link(
                    items.base() + "/claims/"
                            + PageFrame.encoded(standing.claim().id()),
                    standing.claim().label());
            if (standing.isMoved()) {
                all.add(Html.element("h3", claim));
                standing.sides()
                        .forEach(side -> all.add(standing(standing.claim().id(), side)));
            } else {
                still.add(claim);
            }
        }
        if (!still.isEmpty()) {
            all.add(sentence("brief.still", 2, Map.of("claims", Html.joined("; ", still))));
        }
        return all;
    }

    private Html standing(String claim, Brief.SideStanding of) {
        String found =
                "/statements?counted=true&claim=" + PageFrame.encoded(claim) + "&side=" + PageFrame.encoded(of.side());
        Map<String, Html> values = new HashMap<>(Map.of("side", Html.text(items.side(of.side()))));
        values.put(
                "before",
                of.before().statements() == 0
                        ? Html.text(items.strings().text("brief.none"))
                        : Html.link(
                                items.base() + found + "&to="
                                        + brief.period().from().minusDays(1),
                                counts(of.before())));
        if (!of.isMoved()) {
            values.put("last", said(of.last()));
            return sentence("brief.unmoved", 2, values);
        }
        values.put("now", Html.link(items.base() + found + "&" + days().substring(1), counts(of.now())));
        return Html.all(
                sentence("brief.moved", 2, values),
                Html.element(
                        "p",
                        decisive(of.last(), label -> label.claim().equals(claim)),
                        Html.text(" "),
                        said(of.last())));
    }

    /** Returns the words by which a statement takes the first of some sides; its beginning if there is none. */
    private static Html decisive(Statement statement, Predicate<Statement.StanceLabel> side) {
        return ContentItems.words(
                "q",
                statement.language(),
                statement.stances().stream()
                        .filter(side)
                        .map(Statement.StanceLabel::words)
                        .findFirst()
                        .orElseGet(() -> Ellipsis.cut(statement.quote(), LONGEST_WORDS)));
    }

    private String counts(SideCount sides) {
        List<String> counts = new ArrayList<>();
        if (sides.favor() > 0) {
            counts.add(fill("brief.in-favor", sides.favor(), Map.of()));
        }
        if (sides.against() > 0) {
            counts.add(fill("brief.against", sides.against(), Map.of()));
        }
        return String.join(items.strings().text("system.and"), counts);
    }

    private List<Html> waits() {
        List<Html> all = new ArrayList<>();
        List<Statement> waiting = brief.waiting();
        if (!waiting.isEmpty()) {
            all.add(sentence(
                    "brief.waiting",
                    waiting.size(),
                    Map.of("sides", Html.text(bySide(waiting)), "review", link("/review", "nav.review"))));
        }
        all.addAll(capped(brief.unconfirmed(), this::unconfirmed, "/review"));
        return all;
    }

    private Html unconfirmed(Alert alert) {
        return sentence(
                "brief.unconfirmed",
                2,
                Map.of("title", Html.link(items.path(alert.evidence().getFirst()), items.title(alert))));
    }

    private Html sources() {
        Map<SourceState.Health, List<SourceState>> byHealth =
                new TreeMap<>(brief.troubled().stream().collect(Collectors.groupingBy(SourceState::health)));
        return section(
                "brief.sources",
                byHealth.entrySet().stream()
                        .map(each -> sentence(
                                "brief.source",
                                each.getValue().size(),
                                Map.of(
                                        "health",
                                        Html.link(
                                                "/sources",
                                                items.strings()
                                                        .text("health."
                                                                + each.getKey().json())),
                                        "names",
                                        Html.text(names(each.getValue())))))
                        .toList());
    }

    private String names(List<SourceState> sources) {
        return sources.stream()
                        .limit(4 * MOST)
                        .map(source -> source.publisher().isBlank() ? source.id() : source.publisher())
                        .collect(Collectors.joining("; "))
                + (sources.size() > 4 * MOST ? "; …" : "");
    }

    private Html said(Statement statement) {
        return Html.link(
                items.statementPath(statement.id()),
                ContentItems.joined(
                        items.name(statement.speakerName()),
                        items.role(statement.speaker().role()),
                        items.day(statement.day()),
                        statement.document().publisher()));
    }

    private String bySide(List<Statement> statements) {
        Map<String, Integer> counts = new TreeMap<>();
        statements.forEach(each -> counts.merge(items.side(each.actor().side()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(items.strings().text("system.and")));
    }

    private static String named(String who, String side) {
        return side.isEmpty() || side.equals(who) ? who : who + " (" + side + ")";
    }

    private String days() {
        return "?from=" + brief.period().from() + "&to=" + brief.period().to();
    }

    private Html link(String path, String key) {
        return Html.link(items.base() + path, items.strings().text(key));
    }

    private Html sentence(String key, int n, Map<String, Html> values) {
        Map<String, String> markup = new HashMap<>();
        values.forEach((name, value) -> markup.put(name, value.markup()));
        return Html.element("p", new Html(filled(EscapedText.of(items.strings().text(key, n)), n, markup)));
    }

    private String fill(String key, int n, Map<String, String> values) {
        return filled(items.strings().text(key, n), n, values);
    }

    private static String filled(String text, int n, Map<String, String> values) {
        return Strings.filled(text.replace("{n}", Integer.toString(n)), values);
    }
}
