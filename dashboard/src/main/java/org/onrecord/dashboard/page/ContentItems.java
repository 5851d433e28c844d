package org.onrecord.dashboard.page;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.print.Card;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.Translation;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.events.Alert;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.PlainWords;
import org.onrecord.events.words.IssueWords;
import org.onrecord.events.words.Strings;

/**
 * Says in the reader's language what statements, alerts, talking points and positions on an issue are.
 *
 * @param base the path before the pages of the issue
 */
record ContentItems(Strings strings, Issue issue, String base) implements IssueWords {
    private static final int TITLE = 90;

    ContentItem statement(StatementItem item) {
        Statement statement = item.statement();
        return new ContentItem(
                by(statement) + ": " + quoted(Ellipsis.cut(PlainWords.of(statement.quote()), TITLE)),
                statementPath(statement.id()),
                PlainWords.of(statement.quote()),
                Html.element(
                        "figure", words("blockquote", statement.language(), statement.quote()), caption(statement)),
                item.received(),
                Stream.concat(
                                statement.stances().stream().map(Statement.StanceLabel::claim),
                                statement.topics().stream().map(Statement.TopicLabel::topic))
                        .distinct()
                        .toList());
    }

    /** Returns who said a statement, for which side, and when. */
    String by(Statement statement) {
        return joined(named(statement.speakerName()), statement.actor().side(), day(statement.day()));
    }

    private String named(@Nullable String recorded) {
        return Objects.requireNonNullElse(name(recorded), strings.text("speaker.unnamed"));
    }

    @Override
    public Optional<Issue> watched() {
        return Optional.of(issue);
    }

    Card card(Statement statement) {
        return new Card(
                joined(
                        named(statement.speakerName()),
                        role(statement.speaker().role()),
                        side(statement.actor().side())),
                quoted(PlainWords.of(statement.quote())),
                joined(day(statement.day()), statement.document().publisher()));
    }

    private Html caption(Statement statement) {
        Statement.DocumentRef document = statement.document();
        Html stances = Html.all(statement.stances().stream()
                .map(label -> Html.element("p", stance(label.claim(), label.stance()))));
        return Html.element(
                "figcaption",
                Html.element("p", joined(by(statement), role(statement.speaker().role()), document.publisher())),
                stances,
                Html.element("p", source(document.url(), document.title(), document.publisher())));
    }

    private static Html source(@Nullable String url, String title, String publisher) {
        return Html.external(url, title.isBlank() ? publisher : Ellipsis.cut(PlainWords.of(title), 2 * TITLE));
    }

    ContentItem alert(AlertItem item) {
        Alert alert = item.alert();
        Instant withdrawn = item.withdrawn();
        String gone = withdrawn == null ? "" : strings.text("alerts.was-withdrawn") + " ";
        return new ContentItem(
                gone + title(alert),
                alertPath(alert),
                alert.evidence().stream()
                        .findFirst()
                        .map(each -> joined(
                                quoted(PlainWords.of(each.words())),
                                name(each.speaker()),
                                each.publisher(),
                                day(alert.day())))
                        .orElseGet(() -> dated(alert.why())),
                told(alert, item.translations()),
                withdrawn == null ? item.received() : withdrawn,
                List.of(alert.kind().json()));
    }

    Card card(Alert alert, String title) {
        return alert.evidence().stream()
                .findFirst()
                .map(each -> new Card(
                        title,
                        quoted(PlainWords.of(each.words())),
                        joined(name(each.speaker()), role(each.role()), day(alert.day()), each.publisher())))
                .orElseGet(() -> new Card(title, dated(alert.why()), day(alert.day())));
    }

    String alertPath(Alert alert) {
        return base + "/alerts/" + PageFrame.encoded(alert.id());
    }

    /** Returns what an alert tells below its title: the kind of change, why it fired, and the words that prove it. */
    Html told(Alert alert, List<Translation> translations) {
        return Html.all(
                Html.element("p", joined(strings.text("change." + alert.kind().json()), day(alert.day()))),
                whyHtml(alert),
                Html.all(alert.evidence().stream().map(each -> evidence(each, translations))),
                changes(Optional.ofNullable(alert.changes()).orElse(List.of())));
    }

    /** Returns why an alert fired in the reader's language if its facts fill a sentence there, else as the record has it. */
    private Html whyHtml(Alert alert) {
        return why(alert).map(why -> Html.element("p", why)).orElseGet(() -> Html.words("p", "en", dated(alert.why())));
    }

    String path(Alert.Evidence each) {
        return each.statement().isEmpty()
                ? base + "/documents/" + PageFrame.encoded(each.document())
                : statementPath(each.statement());
    }

    Html evidence(Alert.Evidence each, List<Translation> translations) {
        return Html.element(
                "figure",
                words("blockquote", QuoteLanguage.of(each.words(), null), each.words()),
                Html.all(translations.stream()
                        .filter(of -> of.statement().equals(each.statement()))
                        .limit(1)
                        .map(this::translation)),
                Html.element(
                        "figcaption",
                        Html.link(path(each), joined(name(each.speaker()), role(each.role()), day(each.day()))),
                        Html.text(" · "),
                        source(each.url(), each.title(), each.publisher())));
    }

    private Html translation(Translation translation) {
        String text = translation.texts().getOrDefault(strings.language().json(), translation.words());
        String marked = strings.text("translation.of")
                .replace("{model}", translation.model())
                .replace("{words}", quoted(translation.words()));
        return text.equals(translation.words())
                ? Html.NONE
                : Html.classed("p", "translation", Html.element("q", text), Html.text(" " + marked));
    }

    private static Html changes(List<Alert.Change> changes) {
        return Html.all(changes.stream()
                .map(each -> Html.element("p", Html.element("del", each.before()), Html.element("ins", each.after()))));
    }

    ContentItem talkingPoint(TalkingPoint point, Instant received) {
        String wording = PlainWords.of(point.wording());
        return new ContentItem(
                quoted(Ellipsis.cut(wording, TITLE)),
                base + "/talking-points/" + PageFrame.encoded(point.id()),
                wording,
                Html.element("p", life(point)),
                received,
                List.of(point.state().json()));
    }

    /** Returns whose talking point it is, whether it is in use, and its first and last day. */
    String life(TalkingPoint point) {
        return joined(
                named(point.actor().name()),
                point.actor().side(),
                strings.text("points-state." + point.state().json()),
                day(point.first()) + " – " + day(point.last()));
    }

    Html positions(List<Positions.Row> rows) {
        return table(rows.stream()
                .flatMap(row -> row.cells().stream().map(cell -> position(row.claim(), row.label(), cell))));
    }

    /** Returns a table of positions, each with its newest words. */
    Html table(Stream<Html> positions) {
        return Html.element(
                "table",
                Html.row(
                        "th",
                        header("words.claim"),
                        header("words.side"),
                        header("stance.favor"),
                        header("stance.against"),
                        header("words.last")),
                Html.all(positions));
    }

    private Html header(String key) {
        return Html.text(strings.text(key));
    }

    Html position(String claim, String label, Positions.Cell cell) {
        Positions.Words newest = cell.newest();
        return Html.row(
                "td",
                Html.link(base + "/claims/" + PageFrame.encoded(claim), label),
                Html.text(cell.side()),
                Html.text(Integer.toString(cell.favor())),
                Html.text(Integer.toString(cell.against())),
                Html.element(
                        "p",
                        words("q", newest.language(), newest.words()),
                        Html.link(
                                statementPath(newest.statement()),
                                joined(
                                        name(newest.said().speaker()),
                                        day(newest.said().day())))));
    }

    String statementPath(String id) {
        return base + "/statements/" + PageFrame.encoded(id);
    }

    static Html words(String tag, String language, String text) {
        return Html.words(tag, language, PlainWords.of(text));
    }

    String quoted(String words) {
        return strings.text("words.quoted").replace("{words}", words);
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
