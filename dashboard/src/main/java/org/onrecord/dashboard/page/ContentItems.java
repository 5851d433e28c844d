package org.onrecord.dashboard.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.ops.ReaderLanguage;
import org.onrecord.dashboard.print.Card;
import org.onrecord.dashboard.query.AlertItem;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.dashboard.query.StatementItem;
import org.onrecord.dashboard.query.Translation;
import org.onrecord.dashboard.summary.Positions;
import org.onrecord.events.Alert;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.json.JsonName;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.PlainWords;

/**
 * Says in the reader's language what statements, alerts, talking points and positions on an issue are.
 *
 * @param base the path before the pages of the issue
 */
record ContentItems(Strings strings, Issue issue, String base) {
    private static final int TITLE = 90;
    private static final Pattern QUOTED = Pattern.compile("“(.*)”$");
    private static final Pattern ISO_DAY = Pattern.compile("\\b\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b");

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
        String name = statement.speakerName();
        return joined(
                name == null ? strings.text("speaker.unnamed") : name,
                statement.actor().side(),
                day(statement.day()));
    }

    Card card(Statement statement) {
        String name = statement.speakerName();
        return new Card(
                joined(
                        name == null ? strings.text("speaker.unnamed") : name,
                        statement.speaker().role(),
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
                Html.element("p", joined(by(statement), statement.speaker().role(), document.publisher())),
                stances,
                Html.element("p", source(document.url(), document.title(), document.publisher())));
    }

    String stance(String claim, Stance side) {
        return strings.text("stance." + side.json()) + ": " + claim(claim);
    }

    /** Returns the name of a government: that of its country, unless it speaks for none or several. */
    String side(String code) {
        if (strings.has("side." + code)) {
            return strings.text("side." + code);
        }
        Locale reader = Locale.forLanguageTag(strings.language().tag());
        return code.matches("[A-Z]{2}") ? Locale.of("", code).getDisplayCountry(reader) : code;
    }

    private static Html source(@Nullable String url, String title, String publisher) {
        return Html.external(url, title.isBlank() ? publisher : Ellipsis.cut(PlainWords.of(title), 2 * TITLE));
    }

    private String claim(String id) {
        return issue.claim(id).map(Issue.Claim::label).orElse(id);
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
                                each.speaker(),
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
                        joined(each.speaker(), each.role(), day(alert.day()), each.publisher())))
                .orElseGet(() -> new Card(title, dated(alert.why()), day(alert.day())));
    }

    /** Returns the title in the reader's language where the issue file has words for it, else as the record has it. */
    String title(Alert alert) {
        Map<String, String> facts = alert.facts();
        String change = change(alert);
        Optional<String> told = switch (change) {
            case "first-position" -> Optional.of("told.first");
            case "reversal" -> Optional.of("told.now");
            case "softening", "hardening", "silence", "appeared", "dropped", "revived" -> Optional.of("told." + change);
            default -> Optional.empty();
        };
        Optional<String> what = switch (change) {
            case "silence" ->
                issue.claim(facts.getOrDefault("claim", ""))
                        .map(each -> strings.text("told.claim").replace("{claim}", each.label()));
            case "appeared", "dropped", "revived" ->
                QUOTED.matcher(PlainWords.of(alert.title()))
                        .results()
                        .map(each -> each.group(1))
                        .findFirst();
            default -> headline(alert);
        };
        return what.filter(does -> told.isPresent() && strings.language() != ReaderLanguage.EN)
                .map(does -> filled(
                        strings.text(told.orElseThrow()),
                        Map.of(
                                "who",
                                who(alert),
                                "does",
                                does,
                                "claim",
                                does,
                                "words",
                                does,
                                "from",
                                stance(facts, "from"))))
                .orElseGet(() -> PlainWords.of(alert.title()));
    }

    /**
     * Returns whose position an alert is about: an institution or a government by its own name, whoever spoke for it, else the person. Where
     * several officials take a position on one day, it is their government's.
     */
    String who(Alert alert) {
        Map<String, String> facts = alert.facts();
        return issue.actor(facts.getOrDefault("actor", ""))
                .map(actor -> actor.name(strings.language().code()))
                .or(() -> Optional.ofNullable(facts.get("name")))
                .or(() -> alert.evidence().stream()
                        .filter(any -> facts.containsKey("actor") || !facts.containsKey("side"))
                        .flatMap(each -> Stream.ofNullable(each.speaker()))
                        .findFirst())
                .orElseGet(() -> side(facts.getOrDefault("side", "")));
    }

    /** Returns what they do who take the position, e.g. "rejects the tariffs"; empty if the issue file has no words for it. */
    Optional<String> headline(Alert alert) {
        Map<String, String> facts = alert.facts();
        return issue.claim(facts.getOrDefault("claim", ""))
                .flatMap(claim -> side(facts, "to")
                        .or(() -> side(facts, "stance"))
                        .flatMap(side -> claim.headline(side, strings.language().code())));
    }

    private static Optional<Stance> side(Map<String, String> facts, String name) {
        return JsonName.of(facts.getOrDefault(name, ""), Stance.values());
    }

    private String stance(Map<String, String> facts, String name) {
        return side(facts, name)
                .map(side -> strings.text("stance." + side.json()))
                .orElse("");
    }

    /** Returns a text with its values in place. */
    static String filled(String text, Map<String, String> values) {
        for (Map.Entry<String, String> each : values.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", each.getValue());
        }
        return text;
    }

    String alertPath(Alert alert) {
        return base + "/alerts/" + PageFrame.encoded(alert.id());
    }

    /** Returns what an alert tells below its title: the kind of change, why it fired, and the words that prove it. */
    Html told(Alert alert, List<Translation> translations) {
        return Html.all(
                Html.element("p", joined(strings.text("change." + alert.kind().json()), day(alert.day()))),
                why(alert),
                Html.all(alert.evidence().stream().map(each -> evidence(each, translations))),
                changes(Optional.ofNullable(alert.changes()).orElse(List.of())));
    }

    private static String change(Alert alert) {
        Map<String, String> facts = alert.facts();
        return facts.getOrDefault(
                "shift", facts.getOrDefault("change", alert.kind().json()));
    }

    /** Returns why an alert fired in the reader's language if its facts fill a sentence there, else as the record has it. */
    private Html why(Alert alert) {
        Map<String, String> values = new HashMap<>(alert.facts());
        values.put("day", String.valueOf(alert.day()));
        alert.evidence().stream().findFirst().ifPresent(first -> values.put("begun", String.valueOf(first.day())));
        values.put("used", values.getOrDefault("last-use", "{}"));
        values.put("n", values.getOrDefault("before", "{}"));
        values.put("held", values.get("since") + " – " + values.get("last"));
        values.put("from", stance(alert.facts(), "from"));
        values.put("to", stance(alert.facts(), "to"));
        String change = change(alert);
        boolean declared = change.equals("appeared") && alert.evidence().size() == 1;
        String key = "why." + (declared ? "declared" : change);
        String why =
                strings.language() == ReaderLanguage.EN || !strings.has(key) ? "{}" : filled(strings.text(key), values);
        return why.contains("{") ? Html.words("p", "en", dated(alert.why())) : Html.element("p", dated(why));
    }

    /** Returns the path of the statement or document that proves something. */
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
                        Html.link(path(each), joined(each.speaker(), each.role(), day(each.day()))),
                        Html.text(" · "),
                        source(each.url(), each.title(), each.publisher())));
    }

    private Html translation(Translation translation) {
        String text = translation.texts().getOrDefault(strings.language().code(), translation.words());
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
        String name = point.actor().name();
        return joined(
                name == null ? strings.text("speaker.unnamed") : name,
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
                                        newest.said().speaker(),
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

    String day(@Nullable LocalDate day) {
        return day == null
                ? strings.text("when.undated")
                : DateTimeFormatter.ofPattern(strings.text("words.day"), Locale.UK)
                        .format(day);
    }

    /** Returns a sentence of the record with its days as they are written here. */
    private String dated(String sentence) {
        return ISO_DAY.matcher(sentence)
                .replaceAll(each -> DayRange.ofPeriod(each.group())
                        .flatMap(DayRange::from)
                        .map(this::day)
                        .orElse(each.group()));
    }

    static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
    }
}
