package org.onrecord.notify.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;

/** The cool-down of a rule: within some days the same news is told once. The days are those of the alerts, not of their delivery. */
public final class CoolDown {
    /** The alerts that were told, with their days, by their news. */
    private final Map<String, Map<String, Optional<LocalDate>>> byNews = new HashMap<>();

    public void add(Alert alert) {
        byNews.computeIfAbsent(new AlertFacts(alert).news(), any -> new LinkedHashMap<>(2))
                .put(alert.id(), Optional.ofNullable(alert.day()));
    }

    /**
     * Returns the id of another alert that told the same news.
     *
     * @param days how long the same news is not told again; 0 to tell each alert
     */
    public Optional<String> earlier(Alert alert, int days) {
        return days == 0
                ? Optional.empty()
                : byNews.getOrDefault(new AlertFacts(alert).news(), Map.of()).entrySet().stream()
                        .filter(told -> !told.getKey().equals(alert.id())
                                && isNear(told.getValue().orElse(null), alert.day(), days))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isNear(@Nullable LocalDate one, @Nullable LocalDate other, int days) {
        return (one == null || other == null)
                ? Objects.equals(one, other)
                : Math.abs(ChronoUnit.DAYS.between(one, other)) < days;
    }
}
