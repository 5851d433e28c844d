package org.onrecord.dashboard.page;

import static org.onrecord.dashboard.page.ContentItems.joined;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.print.Card;
import org.onrecord.dashboard.query.AlertQuery;
import org.onrecord.dashboard.query.EntryList;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.ListOrder;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.SourceQuery;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.dashboard.query.StatementQuery.Dimension;
import org.onrecord.dashboard.summary.ActorProfile;
import org.onrecord.dashboard.summary.ComparedWording;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.events.SourceState;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.PlainWords;

/**
 * Reads from the index what pages say.
 *
 * @param query whether it is for a feed, which lists what was received last first, else the newest day first
 */
record ContentReader(ContentItems items, IndexSnapshot snapshot, PageQuery query) {
    private static final int LISTED = 20;
    private static final int LONGEST_TEXT = 50_000;

    Issue issue() {
        return items.issue();
    }

    private String text(String key) {
        return items.strings().text(key);
    }

    PageContent overview() {
        return PageContent.of(
                text("title.issues"),
                text("words.about"),
                Html.all(query.frame().issues().stream()
                        .map(issue -> Html.element(
                                "article",
                                Html.element("h2", Html.link(PageFrame.base(issue) + "/", issue.title())),
                                Html.element("p", issue.description())))));
    }

    PageContent front() {
        return PageContent.of(
                        issue().title(),
                        issue().description(),
                        items.positions(Positions.of(snapshot, issue()).claims()))
                .with(alertItems(AlertQuery.standing(issue().id())), items.base() + "/alerts");
    }

    PageContent statements() {
        return list("nav.statements")
                .with(
                        statementItems(ListFilters.statements(issue(), query.parameters())),
                        items.base() + "/statements");
    }

    PageContent alerts() {
        return list("nav.alerts")
                .with(alertItems(ListFilters.alerts(issue(), query.parameters())), items.base() + "/alerts");
    }

    PageContent talkingPoints() {
        EntryList<TalkingPoint> list = ListFilters.talkingPoints(issue(), query.parameters());
        EntryList<ContentItem> newest = new EntryList<>(
                list.query(),
                query.forFeed() ? IndexQueries.newestReceivedFirst() : list.sort(),
                (all, entry) -> items.talkingPoint(all.event(entry, TalkingPoint.class), all.received(entry)));
        return list("nav.talking-points")
                .with(newest.page(snapshot, PageRequest.first(LISTED)).items(), items.base() + "/talking-points");
    }

    private PageContent list(String key) {
        String title = Stream.concat(Stream.of(issue().title(), text(key)), query.values())
                .collect(Collectors.joining(" · "));
        return PageContent.of(title, text("words.about"), Html.NONE);
    }

    private List<ContentItem> statementItems(StatementQuery wanted) {
        StatementQuery ordered = query.forFeed() ? wanted.withOrder(ListOrder.RECEIVED) : wanted;
        return ordered.page(snapshot, PageRequest.first(LISTED)).items().stream()
                .map(items::statement)
                .toList();
    }

    private List<ContentItem> alertItems(AlertQuery wanted) {
        return (query.forFeed() ? wanted.withOrder(ListOrder.RECEIVED) : wanted)
                .page(snapshot, PageRequest.first(LISTED)).items().stream()
                        .map(item -> items.alert(item.translated(snapshot, issue())))
                        .toList();
    }

    Optional<PageContent> statement(String id) {
        return StatementQuery.one(snapshot, issue().id(), id).map(found -> {
            Statement statement = found.statement();
            ContentItem item = items.statement(found);
            String document = items.base() + "/documents/"
                    + PageFrame.encoded(statement.document().id());
            String inContext = document + "#" + PageFrame.encoded(statement.id());
            return PageContent.article(
                            item.title(),
                            item.plain(),
                            statement.day(),
                            Html.all(
                                    item.html(), Html.element("p", Html.link(inContext, text("statement.in-context")))))
                    .with(items.card(statement));
        });
    }

    Optional<PageContent> document(String id) {
        return snapshot.document(id).map(document -> {
            List<StatementItem> said = StatementQuery.ofDocument(
                            snapshot, issue().id(), id, PageRequest.first(10 * LISTED))
                    .items();
            String text = Ellipsis.cut(document.text(), LONGEST_TEXT);
            String title = document.title().isBlank() ? text("document.untitled") : PlainWords.of(document.title());
            LocalDate published = document.publishedDay().orElse(null);
            String source = joined(document.publisher(), items.day(published));
            return PageContent.article(
                            title,
                            source,
                            published,
                            Html.all(
                                    Html.element("p", Html.external(document.url(), text("document.original"))),
                                    table(said),
                                    Html.all(text.lines()
                                            .filter(line -> !line.isBlank())
                                            .map(line -> Html.words(
                                                    "p", QuoteLanguage.of(text, document.language()), line)))))
                    .with(new Card(title, "", source));
        });
    }

    private Html table(List<StatementItem> said) {
        return said.isEmpty()
                ? Html.NONE
                : Html.element("table", Html.all(said.stream().map(this::row)));
    }

    private Html row(StatementItem item) {
        Statement statement = item.statement();
        return Html.row(
                "td",
                Html.link(items.statementPath(statement.id()), items.by(statement)),
                ContentItems.words("q", statement.language(), statement.quote()),
                Html.all(statement.stances().stream()
                        .map(label -> Html.element("p", items.stance(label.claim(), label.stance())))));
    }

    Optional<PageContent> claim(String id) {
        return issue().claim(id)
                .map(claim -> PageContent.of(
                                claim.label(),
                                claim.text(),
                                items.positions(Positions.of(snapshot, issue()).claims().stream()
                                        .filter(row -> row.claim().equals(id))
                                        .toList()))
                        .with(
                                statementItems(StatementQuery.all(issue().id()).with(Dimension.CLAIM, List.of(id))),
                                items.base() + "/claims/" + PageFrame.encoded(id))
                        .with(new Card(claim.label(), claim.text(), issue().title())));
    }

    Optional<PageContent> actor(String key) {
        return ActorProfile.of(snapshot, issue(), key).map(profile -> {
            ActorProfile.Who who = profile.who();
            Optional<String> office =
                    profile.offices().stream().map(ActorProfile.Office::title).findFirst();
            List<ContentItem> said =
                    statementItems(StatementQuery.all(issue().id()).with(Dimension.ACTOR, List.of(key)));
            String whose = joined(office.orElse(""), items.side(who.side()), issue().title());
            String name = String.valueOf(items.name(who.name()));
            return new PageContent(
                    name,
                    joined(name, office.orElse(""), who.side(), issue().title()),
                    "profile",
                    null,
                    items.table(profile.positions().stream()
                            .map(each -> items.position(each.claim(), each.label(), each.cell()))),
                    said,
                    items.base() + "/actors/" + PageFrame.encoded(key),
                    new Card(
                            name,
                            said.stream()
                                    .findFirst()
                                    .map(each -> items.quoted(each.plain()))
                                    .orElse(""),
                            whose));
        });
    }

    Optional<PageContent> alert(String id) {
        return AlertQuery.one(snapshot, issue().id(), id).map(found -> {
            ContentItem item = items.alert(found.translated(snapshot, issue()));
            return PageContent.article(item.title(), item.plain(), found.alert().day(), item.html())
                    .with(items.card(found.alert(), item.title()));
        });
    }

    Optional<PageContent> talkingPoint(String id) {
        return EventLists.talkingPoint(snapshot, issue().id(), id).map(point -> {
            String title = items.quoted(PlainWords.of(point.wording()));
            List<ContentItem> uses = point.uses().reversed().stream()
                    .flatMap(use -> StatementQuery.one(snapshot, issue().id(), use.statement()).stream())
                    .map(items::statement)
                    .toList();
            return PageContent.article(title, items.life(point), point.last(), Html.NONE)
                    .with(uses, items.base() + "/talking-points/" + PageFrame.encoded(id))
                    .with(new Card(title, "", items.life(point)));
        });
    }

    PageContent comparison() {
        return PageContent.of(
                text("title.compare"),
                text("compare.how"),
                Html.all(Stream.of("left", "right")
                        .flatMap(side -> query.parameters().text(side).stream())
                        .map(name -> ComparedWording.find(snapshot, issue().id(), name)
                                .map(this::wording)
                                .orElseGet(() -> Html.element("p", text("words.missing") + ": " + name)))));
    }

    private Html wording(ComparedWording wording) {
        ComparedWording.Said said = wording.said();
        return Html.element(
                "figure",
                Html.words("blockquote", said.language(), Ellipsis.cut(said.words(), LONGEST_TEXT)),
                Html.element(
                        "figcaption",
                        joined(items.name(said.speaker()), wording.source().publisher(), items.day(said.day()))));
    }

    PageContent sources() {
        return PageContent.of(
                text("nav.sources"),
                text("words.about"),
                Html.element(
                        "table", Html.all(SourceQuery.all(snapshot).stream().map(this::source))));
    }

    private Html source(SourceState source) {
        return Html.row(
                "td",
                Html.text(source.publisher().isBlank() ? source.id() : source.publisher()),
                Html.text(text("health." + source.health().json())),
                Html.external(source.address(), source.id()));
    }
}
