package org.onrecord.dashboard.page;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.onrecord.dashboard.api.request.ListFilters;
import org.onrecord.events.words.Strings;

/**
 * A page: its template, and what it says in its HTML.
 *
 * @param filters the parameters that choose what it lists
 * @param hasFeed true if what it lists is a feed too
 * @param content reads what it says; empty if there is nothing at its address
 */
record SitePage(
        PageTemplate template,
        String filters,
        boolean hasFeed,
        Function<ContentReader, Optional<PageContent>> content) {
    static final SitePage OVERVIEW = of(new PageTemplate("issues", "/", "/", "/issues"), ContentReader::overview);
    static final SitePage FRONT = of(new PageTemplate("index", "/", "/"), ContentReader::front);

    /** The pages that are about all issues. */
    static final List<SitePage> OF_ALL = List.of(
            OVERVIEW,
            of(new PageTemplate("new-issue", "/issues/new", "/", "/issues/new")),
            of(new PageTemplate("sources", "/sources", "/", "/sources"), ContentReader::sources));

    /** The pages of an issue but the first, and those that are the same for every issue. */
    static final List<SitePage> OF_ISSUE = List.of(
            ofList("statements", ListFilters.OF_STATEMENTS, ContentReader::statements),
            ofList("talking-points", ListFilters.OF_TALKING_POINTS, ContentReader::talkingPoints),
            ofOne(
                    new PageTemplate("talking-point", "/talking-points", "/talking-points", "/talking-points/{id}"),
                    true,
                    ContentReader::talkingPoint),
            ofList("alerts", ListFilters.OF_ALERTS, ContentReader::alerts),
            ofOne(new PageTemplate("alert", "/alerts", "/alerts", "/alerts/{id}"), false, ContentReader::alert),
            of(new PageTemplate("subscriptions", "/subscriptions", "/subscriptions")),
            of(new PageTemplate("review", "/review", "/review")),
            of(new PageTemplate("corrections", "/review", "/corrections")),
            of(new PageTemplate("dead-letters", "", "/dead-letters")),
            of(new PageTemplate("accuracy", "/accuracy", "/accuracy")),
            of(new PageTemplate("folder", "/folder", "/folder")),
            of(new PageTemplate("views", "/views", "/views")),
            ofOne(new PageTemplate("claim", "/", "/", "/claims/{id}"), true, ContentReader::claim),
            ofOne(new PageTemplate("actor", "", "/", "/actors/{id}"), true, ContentReader::actor),
            new SitePage(
                    new PageTemplate("compare", "", "/", "/compare"),
                    "left right",
                    false,
                    reader -> Optional.of(reader.comparison())),
            ofOne(
                    new PageTemplate("document", "/statements", "/statements", "/statements/{id}"),
                    false,
                    ContentReader::statement),
            ofOne(
                    new PageTemplate("document", "/statements", "/statements", "/documents/{id}"),
                    false,
                    ContentReader::document));

    /** Returns a page that needs its script for all that it says. */
    private static SitePage of(PageTemplate template) {
        return of(template, reader -> plain(reader.items().strings(), template));
    }

    private static SitePage of(PageTemplate template, Function<ContentReader, PageContent> content) {
        return new SitePage(template, "", false, reader -> Optional.of(content.apply(reader)));
    }

    private static SitePage ofList(String name, String filters, Function<ContentReader, PageContent> content) {
        return new SitePage(
                new PageTemplate(name, "/" + name, "/" + name),
                filters,
                true,
                reader -> Optional.of(content.apply(reader)));
    }

    /** Returns a page about the one thing that the end of its path names. */
    private static SitePage ofOne(
            PageTemplate template, boolean hasFeed, BiFunction<ContentReader, String, Optional<PageContent>> content) {
        return new SitePage(
                template,
                "",
                hasFeed,
                reader -> content.apply(reader, reader.query().context().pathParam("id")));
    }

    static PageContent plain(Strings strings, PageTemplate template) {
        return PageContent.of(strings.text("title." + template.name()), strings.text("words.about"), Html.NONE);
    }
}
