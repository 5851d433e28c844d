package org.onrecord.notify.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.text.PlainWords;
import org.onrecord.events.topic.AlertWithdrawal;
import org.onrecord.events.words.IssueWords;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;
import org.onrecord.notify.rule.AlertFacts;

/**
 * An alert as a message tells it.
 *
 * @param heading what happened, one sentence
 * @param note what is special about this message, such as a withdrawal with its reason; empty if nothing is
 * @param now the words that prove it
 * @param before the words of the position before it
 * @param changes what an edit changed
 * @param why it fired: thresholds and figures
 * @param rule why the rule selected it; empty but in English, in which it is recorded
 * @param day of the change, for people; empty if undated
 */
public record AlertView(
        String id,
        String heading,
        Optional<String> note,
        List<Quote> now,
        List<Quote> before,
        List<Alert.Change> changes,
        String why,
        String rule,
        String sure,
        String severity,
        String day,
        String link) {
    private static final Pattern FIGURE = Pattern.compile("\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /**
     * Words with their speaker and source.
     *
     * @param by the speaker, the role and the day
     * @param in the document and its publisher
     * @param source the address of the document; empty if there is none
     * @param page where the words stand in their document
     */
    public record Quote(
            String words,
            String by,
            String in,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> source,
            String page) {}

    /** @param words of the alert's issue, in the reader's language */
    public static AlertView of(Delivery delivery, Links links, IssueWords words) {
        Alert alert = delivery.alert();
        Strings strings = words.strings();
        AlertFacts facts = new AlertFacts(alert);
        List<Alert.Evidence> before = before(alert, facts);
        List<Alert.Change> changes = alert.changes();
        return new AlertView(
                delivery.id(),
                words.title(alert),
                Optional.of("mail.note-" + told(delivery))
                        .filter(strings::has)
                        .map(key -> strings.text(key)
                                .replace("{why}", words.dated(strings.recorded(delivery.why(), Map.of())))),
                alert.evidence().stream()
                        .filter(each -> !before.contains(each) && alert.kind() != Alert.Kind.DOCUMENT_CHANGED)
                        .map(each -> quote(each, alert, links, words))
                        .toList(),
                before.stream().map(each -> quote(each, alert, links, words)).toList(),
                changes == null ? List.of() : changes,
                words.why(alert).orElseGet(() -> words.dated(alert.why())),
                strings.language() == ReaderLanguage.EN ? delivery.why() : "",
                sure(alert, facts, strings),
                strings.text("mail." + facts.severity().json()),
                alert.day() == null ? "" : words.day(alert.day()),
                links.alert(alert));
    }

    /** Returns what a delivery tells, as strings name it. */
    static String told(Delivery delivery) {
        return delivery.tells() != Delivery.Tells.CORRECTION
                ? delivery.tells().json()
                : AlertWithdrawal.isCorrection(delivery.why()) ? "corrected" : "withdrawn";
    }

    /** Returns the evidence from before the change: the former position, or what was said before a shift. */
    private static List<Alert.Evidence> before(Alert alert, AlertFacts facts) {
        if (alert.kind() == Alert.Kind.TALKING_POINT) {
            return switch (facts.change().orElse("")) {
                case "dropped" -> alert.evidence();
                case "revived" -> alert.evidence().subList(1, alert.evidence().size());
                default -> List.of();
            };
        }
        if (alert.kind() != Alert.Kind.SHIFT) {
            return List.of();
        }
        if (facts.isChangeOfPosition()) {
            return alert.evidence().size() > 1 ? alert.evidence().subList(1, 2) : List.of();
        }
        LocalDate day = alert.day();
        return alert.evidence().stream()
                .filter(each -> day != null && each.day() != null && each.day().isBefore(day))
                .toList();
    }

    private static Quote quote(Alert.Evidence evidence, Alert alert, Links links, IssueWords words) {
        LocalDate said =
                evidence.day() == null && alert.kind() == Alert.Kind.FIRST_POSITION ? alert.day() : evidence.day();
        String by = Stream.of(
                        words.name(evidence.speaker()),
                        words.role(evidence.role()),
                        said == null ? "" : words.day(said))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        String in = Stream.of(evidence.title(), evidence.publisher())
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Quote(
                PlainWords.of(evidence.words()),
                by.isEmpty() ? evidence.publisher() : by,
                in,
                Optional.ofNullable(evidence.url())
                        .filter(url -> url.startsWith("https://") || url.startsWith("http://")),
                links.evidence(alert, evidence));
    }

    /** Returns how sure an alert is; each kind rests on something else. */
    private static String sure(Alert alert, AlertFacts facts, Strings strings) {
        Optional<String> score =
                Optional.ofNullable(alert.score()).map(figure -> String.format(Locale.ROOT, "%.2f", figure));
        Optional<String> probability = facts.of("probability");
        return switch (alert.kind()) {
            case FIRST_POSITION -> sure("position", score, strings);
            case SHIFT ->
                facts.isChangeOfPosition()
                        ? sure("change", score, strings)
                        : probability.isPresent() ? sure("silence", probability, strings) : chance(facts, strings);
            case VOLUME -> chance(facts, strings);
            case TALKING_POINT -> sure("silence", probability, strings);
            case DOCUMENT_CHANGED -> strings.text("mail.sure-edit");
            case SOURCE -> strings.text("mail.sure-source");
        };
    }

    /** Returns how rarely chance shows as much, to two digits, since more would say more than is known. */
    private static String chance(AlertFacts facts, Strings strings) {
        Optional<String> rarely = facts.of("chance")
                .filter(text -> FIGURE.matcher(text).matches())
                .map(Double::valueOf)
                .filter(chance -> chance > 0)
                .map(chance -> new BigDecimal(Math.max(1, 1 / chance)).round(new MathContext(2)))
                .map(times -> String.format(Locale.ROOT, "%,d", times.longValue()));
        return sure("chance", rarely, strings);
    }

    private static String sure(String kind, Optional<String> figure, Strings strings) {
        String key = "mail.sure-" + kind + (figure.isPresent() ? "" : "-unknown");
        return strings.text(key).replace("{n}", figure.orElse(""));
    }
}
