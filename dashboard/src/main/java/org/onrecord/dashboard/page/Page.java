package org.onrecord.dashboard.page;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.onrecord.dashboard.api.request.ListFilters;

/**
 * A page: its template, and what it says in its HTML.
 *
 * @param filters the parameters that choose what it lists
 * @param hasFeed true if what it lists is a feed too
 * @param content reads what it says; empty if there is nothing at its address
 */
record Page(
        PageTemplate template,
        String filters,
        boolean hasFeed,
        BiFunction<ContentReader, PageQuery, Optional<PageContent>> content) {
    static final Page OVERVIEW = new Page(
            new PageTemplate("issues", "/", "/", "/issues"),
            "",
            false,
            (reader, query) -> Optional.of(reader.overview(query.frame().issues())));
    static final Page FRONT =
            new Page(new PageTemplate("index", "/", "/"), "", false, (reader, query) -> Optional.of(reader.front()));

    /** The pages that are about all issues. */
    static final List<Page> OF_ALL = List.of(
            OVERVIEW,
            of(new PageTemplate("new-issue", "/issues/new", "/", "/issues/new")),
            new Page(
                    new PageTemplate("sources", "/sources", "/", "/sources"),
                    "",
                    false,
                    (reader, query) -> Optional.of(reader.sources())));

    /** The pages of an issue but the first, and those that are the same for every issue. */
    static final List<Page> OF_ISSUE = List.of(
            new Page(
                    new PageTemplate("statements", "/statements", "/statements"),
                    ListFilters.OF_STATEMENTS,
                    true,
                    (reader, query) -> Optional.of(reader.statements(
                            ListFilters.statements(reader.issue(), query.parameters()), query.values()))),
            new Page(
                    new PageTemplate("talking-points", "/talking-points", "/talking-points"),
                    ListFilters.OF_TALKING_POINTS,
                    true,
                    (reader, query) -> Optional.of(reader.talkingPoints(
                            ListFilters.talkingPoints(reader.issue(), query.parameters()), query.values()))),
            ofOne(
                    new PageTemplate("talking-point", "/talking-points", "/talking-points", "/talking-points/{id}"),
                    true,
                    ContentReader::talkingPoint),
            new Page(
                    new PageTemplate("alerts", "/alerts", "/alerts"),
                    ListFilters.OF_ALERTS,
                    true,
                    (reader, query) -> Optional.of(
                            reader.alerts(ListFilters.alerts(reader.issue(), query.parameters()), query.values()))),
            ofOne(new PageTemplate("alert", "/alerts", "/alerts", "/alerts/{id}"), false, ContentReader::alert),
            of(new PageTemplate("subscriptions", "/subscriptions", "/subscriptions")),
            of(new PageTemplate("review", "/review", "/review")),
            of(new PageTemplate("corrections", "/review", "/corrections")),
            of(new PageTemplate("dead-letters", "", "/dead-letters")),
            of(new PageTemplate("accuracy", "/accuracy", "/accuracy")),
            ofOne(new PageTemplate("claim", "/", "/", "/claims/{id}"), true, ContentReader::claim),
            ofOne(new PageTemplate("actor", "", "/", "/actors/{id}"), true, ContentReader::actor),
            new Page(
                    new PageTemplate("compare", "", "/", "/compare"),
                    "left right",
                    false,
                    (reader, query) -> Optional.of(reader.comparison(Stream.of("left", "right")
                            .flatMap(side -> query.parameters().text(side).stream())
                            .toList()))),
            ofOne(
                    new PageTemplate("document", "/statements", "/statements", "/statements/{id}"),
                    false,
                    ContentReader::statement),
            ofOne(
                    new PageTemplate("document", "/statements", "/statements", "/documents/{id}"),
                    false,
                    ContentReader::document));

    /** Returns a page that needs its script for all that it says. */
    private static Page of(PageTemplate template) {
        return new Page(
                template,
                "",
                false,
                (reader, query) -> Optional.of(plain(reader.items().strings(), template)));
    }

    /** Returns a page about the one thing that the end of its path names. */
    private static Page ofOne(
            PageTemplate template, boolean hasFeed, BiFunction<ContentReader, String, Optional<PageContent>> content) {
        return new Page(template, "", hasFeed, (reader, query) -> content.apply(reader, query.id()));
    }

    /** Returns the title of a page whose words are not known. */
    static PageContent plain(Strings strings, PageTemplate template) {
        return PageContent.of(strings.text("title." + template.name()), strings.text("words.about"), Html.NONE);
    }
}
