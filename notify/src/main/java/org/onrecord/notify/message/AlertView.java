package org.onrecord.notify.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Delivery;
import org.onrecord.events.text.PlainWords;
import org.onrecord.events.topic.AlertWithdrawal;
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
 * @param rule why the rule selected it
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
    /** The name of the line that says how much the alert matters. */
    static final String SEVERITY = "Severity";

    private static final Pattern ISO_DAY = Pattern.compile("\\b(\\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\b");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

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

    public static AlertView of(Delivery delivery, Links links) {
        Alert alert = delivery.alert();
        AlertFacts facts = new AlertFacts(alert);
        List<Alert.Evidence> before = before(alert, facts);
        List<Alert.Change> changes = alert.changes();
        return new AlertView(
                delivery.id(),
                PlainWords.of(alert.title()),
                note(delivery),
                alert.evidence().stream()
                        .filter(each -> !before.contains(each) && alert.kind() != Alert.Kind.DOCUMENT_CHANGED)
                        .map(each -> quote(each, alert, links))
                        .toList(),
                before.stream().map(each -> quote(each, alert, links)).toList(),
                changes == null ? List.of() : changes,
                dated(alert.why()),
                delivery.why(),
                sure(alert, facts),
                facts.severity().json(),
                day(alert.day()),
                links.alert(alert));
    }

    private static Optional<String> note(Delivery delivery) {
        return switch (delivery.tells()) {
            case ALERT, CONFIRM, QUIET -> Optional.empty();
            case CORRECTION ->
                Optional.of((AlertWithdrawal.isCorrection(delivery.why())
                                ? "This alert is corrected. "
                                : "This alert no longer holds. ")
                        + delivery.why());
            case TEST -> Optional.of("This is a test. It shows how an alert of this rule looks.");
            case AGAIN -> Optional.of("This alert is sent again because somebody asked for it.");
            case NOTICE -> Optional.of(delivery.why());
        };
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

    private static Quote quote(Alert.Evidence evidence, Alert alert, Links links) {
        LocalDate said = evidence.day();
        String when = said == null && alert.kind() == Alert.Kind.FIRST_POSITION ? day(alert.day()) : day(said);
        String by = Stream.of(evidence.speaker(), evidence.role(), when)
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
    private static String sure(Alert alert, AlertFacts facts) {
        Optional<Double> score = Optional.ofNullable(alert.score());
        return switch (alert.kind()) {
            case FIRST_POSITION ->
                said(
                        score,
                        "These words are labelled with a score of %.2f; an alert needs 0.90. What a person confirmed has 1.00.",
                        "The words are labelled with a score of at least 0.90, or a person confirmed them.");
            case SHIFT ->
                facts.isChangeOfPosition()
                        ? said(
                                score,
                                "The least sure of its labels has a score of %.2f. The new position rests on a formal act, on"
                                        + " words that were repeated, or on a person's confirmation.",
                                "It rests on a formal act, on words that were repeated, or on a person's confirmation.")
                        : facts.of("probability").isPresent() ? silence(facts) : chance(facts);
            case VOLUME -> chance(facts);
            case TALKING_POINT -> silence(facts);
            case DOCUMENT_CHANGED -> "The two versions are compared word by word; both captures are kept.";
            case SOURCE -> "It follows from the log of fetches.";
        };
    }

    private static String silence(AlertFacts facts) {
        return said(
                facts.of("probability").flatMap(AlertView::number),
                "By chance so long a silence has a probability of %.3f, given how often it was said before.",
                "The uses are counted; nothing is estimated.");
    }

    /** Returns how rarely chance shows as much, to two digits, since more would say more than is known. */
    private static String chance(AlertFacts facts) {
        return said(
                facts.of("chance")
                        .flatMap(AlertView::number)
                        .filter(chance -> chance > 0)
                        .map(chance -> new BigDecimal(Math.max(1, 1 / chance))
                                .round(new MathContext(2))
                                .longValue()),
                "Chance shows as much about once in %,d times.",
                "It is larger than chance explains.");
    }

    private static String said(Optional<? extends Number> figure, String with, String without) {
        return figure.map(number -> String.format(Locale.ROOT, with, number)).orElse(without);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns a sentence with its days as they are written here. */
    private static String dated(String sentence) {
        return ISO_DAY.matcher(sentence)
                .replaceAll(each ->
                        DAY.format(LocalDate.of(Integer.parseInt(each.group(1)), Integer.parseInt(each.group(2)), 1)
                                .plusDays(Integer.parseInt(each.group(3)) - 1L)));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** A line at the end of a message. */
    record Fact(String name, String text) {}

    List<Fact> facts() {
        return List.of(
                new Fact("Why it fired", why),
                new Fact("Your rule", rule),
                new Fact("How sure", sure),
                new Fact(SEVERITY, severity));
    }
}
