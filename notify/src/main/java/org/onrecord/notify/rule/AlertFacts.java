package org.onrecord.notify.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;
import org.onrecord.events.Severity;

/** Reads what rules ask of an alert from its facts. */
public record AlertFacts(Alert alert) {
    /** A position is news for so many days: newsrooms publish within hours, and sources that failed come back within days. */
    private static final int POSITION_IS_NEWS = 7;

    private static final Set<String> POSITION_CHANGES = Set.of("reversal", "softening", "hardening");

    /** A change of a trend is news for so many days: it shows only in the statements of the weeks after it. */
    private static final int TREND_IS_NEWS = 45;

    public Optional<String> of(String name) {
        return Optional.ofNullable(alert.facts().get(name));
    }

    /** Returns the actor that it is about, or the first of several that a list has; empty if it is about another one. */
    public Optional<String> actorIn(List<String> wanted) {
        return of("actors").or(() -> of("actor")).stream()
                .flatMap(actors -> Stream.of(actors.split(", ")))
                .filter(wanted::contains)
                .findFirst();
    }

    /** Returns what changed: the kind of shift, what became of a talking point, or the health of a source. */
    public Optional<String> change() {
        return of("shift").or(() -> of("change")).or(() -> of("health"));
    }

    /** Returns true if an alert is left out by an exclusion. */
    boolean isLike(Rule.Exclusion exclusion) {
        String actor = exclusion.actor();
        return isIn(exclusion.kind(), Optional.of(alert.kind()))
                && isIn(exclusion.change(), change())
                && isIn(exclusion.claim(), of("claim"))
                && (actor == null || actorIn(List.of(actor)).isPresent())
                && isIn(exclusion.side(), of("side"));
    }

    private static <T> boolean isIn(@Nullable T wanted, Optional<T> given) {
        return wanted == null || given.filter(wanted::equals).isPresent();
    }

    /** Returns true if somebody's position changed: to the other side, or to or from a condition. */
    public boolean isChangeOfPosition() {
        return change().filter(POSITION_CHANGES::contains).isPresent();
    }

    /** Returns the stance that was taken or turned to, {@code favor} or {@code against}. */
    public Optional<String> stance() {
        return of("stance")
                .or(() -> of("to"))
                .or(() -> of("shift")
                        .filter("stance"::equals)
                        .flatMap(any -> of("direction"))
                        .map(way -> way.equals("up") ? "favor" : "against"));
    }

    public List<String> topics() {
        return Objects.requireNonNullElse(alert.topics(), List.of());
    }

    /** Returns the tier of the actor, if the alert is about one. */
    public Optional<Integer> tier() {
        return of("tier").filter(text -> text.matches("[1-4]")).map(Integer::valueOf);
    }

    public Severity severity() {
        return switch (alert.kind()) {
            case SOURCE, DOCUMENT_CHANGED -> Severity.LOW;
            case FIRST_POSITION -> tier().equals(Optional.of(1)) ? Severity.MEDIUM : Severity.LOW;
            case SHIFT ->
                switch (change().orElse("")) {
                    case "reversal" -> Severity.HIGH;
                    case "silence" -> Severity.LOW;
                    default -> Severity.MEDIUM;
                };
            case VOLUME, TALKING_POINT -> Severity.MEDIUM;
        };
    }

    /**
     * Returns the name of what is new. Two alerts with the same name within some days tell the same news: a position by its statement
     * and the words that show it, which may show one on two claims, a shift of an actor and of its side by claim and direction, a source by itself.
     */
    public String news() {
        Map<String, String> facts = alert.facts();
        List<String> parts = switch (alert.kind()) {
            case FIRST_POSITION -> List.of("position", alert.issue(), proof());
            case SHIFT ->
                isChangeOfPosition()
                        ? List.of("position", alert.issue(), proof())
                        : List.of(
                                "shift", alert.issue(), fact("side"), fact("claim"), fact("shift"), fact("direction"));
            case VOLUME -> List.of("volume", alert.issue(), fact("side"), fact("claim"), fact("direction"));
            case TALKING_POINT -> List.of("talking-point", alert.issue(), fact("talking-point"), fact("change"));
            case DOCUMENT_CHANGED ->
                List.of("document", facts.getOrDefault("document", alert.series()), fact("version"), fact("fetched"));
            case SOURCE -> List.of("source", facts.getOrDefault("source", alert.series()));
        };
        return String.join("\t", parts) + (alert.waits() ? "\twaiting" : "");
    }

    /**
     * Returns true if the alert is about the past: the last of its words were said long before its record came. This holds for alerts of an imported
     * archive and of the history that a new issue reads. It never holds for an undated alert, or for one about a source or an edited document.
     *
     * @param raised when its record came
     */
    public boolean isHistory(Instant raised) {
        boolean position = alert.kind() == Alert.Kind.FIRST_POSITION || isChangeOfPosition();
        return !alert.kind().isOfFetching()
                && alert.lastSaid()
                        .filter(day -> day.plusDays(position ? POSITION_IS_NEWS : TREND_IS_NEWS)
                                .isBefore(LocalDate.ofInstant(raised, ZoneOffset.UTC)))
                        .isPresent();
    }

    private String fact(String name) {
        return of(name).orElse("");
    }

    private String proof() {
        return alert.evidence().stream()
                .findFirst()
                .map(first -> first.statement() + "\t" + first.words())
                .orElse(alert.id());
    }
}
