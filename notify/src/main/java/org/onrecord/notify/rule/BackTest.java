package org.onrecord.notify.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onrecord.events.Alert;
import org.onrecord.events.Rule;

/**
 * What a rule would have told: the alerts that it selects among those on record, in the order of their days.
 *
 * @param told the alerts, the last day at the end
 * @param repeated how many more told the same news
 * @param days from the first to the last day of the record
 * @param weeks with documents; 0 if that is not known
 * @param busiest the day with the most alerts, and how many they are; empty if nothing is dated
 */
public record BackTest(List<Alert> told, int repeated, long days, int weeks, Optional<Busiest> busiest) {
    /** The most alerts that a rule may tell on a day. */
    public static final int MOST_A_DAY = 50;

    private static final int SHOWN = 5;

    /** The order in which alerts are played: that in which they can have been raised, undated ones first. */
    public static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.lastSaid().orElse(LocalDate.MIN))
            .thenComparing(Alert::id);

    public record Busiest(LocalDate day, int alerts) {}

    /** Returns the test of a rule over alerts in any order. */
    public static BackTest of(Rule rule, Collection<Alert> alerts) {
        return of(rule, alerts, 0);
    }

    /** Returns the test of a rule over alerts in any order, raised in so many weeks with documents. */
    public static BackTest of(Rule rule, Collection<Alert> alerts, int weeks) {
        RuleMatcher matcher = new RuleMatcher(rule);
        CoolDown news = new CoolDown();
        List<Alert> told = new ArrayList<>();
        int repeated = 0;
        for (Alert alert : alerts.stream()
                .filter(each -> matcher.why(each).isPresent())
                .sorted(ORDER)
                .toList()) {
            if (news.earlier(alert, rule.pace().coolDownDays()).isPresent()) {
                repeated++;
            } else {
                news.add(alert);
                told.add(alert);
            }
        }
        return new BackTest(List.copyOf(told), repeated, days(alerts), weeks, busiest(told));
    }

    /** Returns how much it would have told, for people. */
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%d alerts in the %,d %s, %.1f a week%s",
                told.size(),
                weeks > 0 ? weeks : days,
                weeks > 0 ? "weeks with documents" : "days on record",
                aWeek(),
                repeated == 0 ? "" : "; " + repeated + " more told the same news");
    }

    /** Returns the last alerts that it would have told, the last first. */
    public List<Alert> last() {
        return told.subList(Math.max(0, told.size() - SHOWN), told.size()).reversed();
    }

    /** Returns how many alerts it would have told in a week on average; weeks without documents do not count, if they are known. */
    public double aWeek() {
        return weeks > 0 ? (double) told.size() / weeks : days == 0 ? told.size() : told.size() * 7.0 / days;
    }

    /**
     * Returns why a rule is refused, with a narrower one; empty if it is not. A rule that comes as a digest is never refused: it fires once a day.
     */
    public Optional<String> refusal(Rule rule) {
        return busiest.filter(most -> most.alerts() > MOST_A_DAY)
                .filter(most -> rule.pace().frequency() == Rule.Frequency.AT_ONCE
                        || rule.pace().frequency() == Rule.Frequency.GROUPED)
                .map(most -> "It would have fired " + most.alerts() + " times on " + most.day() + ", and more than "
                        + MOST_A_DAY + " a day is refused. " + suggestion(rule) + ", or take a daily digest.");
    }

    private String suggestion(Rule rule) {
        if (rule.selects().kinds().isEmpty()) {
            Map.Entry<String, Integer> most = mostCommon(alert -> alert.kind().json());
            return "Leave out the kind " + most.getKey() + ", which makes " + most.getValue() + " of the "
                    + told.size();
        }
        if (rule.selects().sides().isEmpty()) {
            return "Choose a side, such as "
                    + mostCommon(alert -> new AlertFacts(alert).of("side").orElse("none"))
                            .getKey();
        }
        return rule.selects().claims().isEmpty() ? "Choose a claim" : "Ask for tier 1 or for severity high alone";
    }

    private Map.Entry<String, Integer> mostCommon(Function<Alert, String> by) {
        return told.stream().collect(Collectors.toMap(by, any -> 1, Integer::sum, TreeMap::new)).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
    }

    private static long days(Collection<Alert> alerts) {
        List<LocalDate> days = alerts.stream()
                .flatMap(alert -> Optional.ofNullable(alert.day()).stream())
                .sorted()
                .toList();
        return days.isEmpty() ? 0 : ChronoUnit.DAYS.between(days.getFirst(), days.getLast()) + 1;
    }

    private static Optional<Busiest> busiest(List<Alert> told) {
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        told.forEach(alert -> Optional.ofNullable(alert.day()).ifPresent(day -> byDay.merge(day, 1, Integer::sum)));
        return byDay.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> new Busiest(most.getKey(), most.getValue()));
    }
}
