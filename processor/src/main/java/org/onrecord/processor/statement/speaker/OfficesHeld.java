package org.onrecord.processor.statement.speaker;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Finds the office in which a person speaks: the one held on the day, unless the document names another ("then Ambassador"). */
final class OfficesHeld {
    private static final int TERM = 4;

    private OfficesHeld() {}

    /**
     * Returns the office in which an actor speaks.
     *
     * @param called the role in the document, in lower case, or an empty string
     * @param day the statement's date, or null if unknown
     */
    static Optional<Issue.Role> role(RegisteredActor actor, String called, @Nullable LocalDate day) {
        boolean told = called.contains("then") || called.contains("时任") || day == null;
        return (told ? named(actor, called) : Optional.<Issue.Role>empty()).or(() -> actor.roleOn(day));
    }

    /** Returns the role whose title shares most words with the document's. */
    private static Optional<Issue.Role> named(RegisteredActor actor, String called) {
        List<String> words = telling(called);
        return actor.roles().stream()
                .max(Comparator.comparingLong(role -> shared(role.title(), words)))
                .filter(role -> shared(role.title(), words) > 0);
    }

    private static long shared(String title, List<String> words) {
        return telling(title).stream().filter(words::contains).count();
    }

    /** Returns the actors whose titles share most words with a role; empty if none share any. */
    static List<RegisteredActor> best(List<RegisteredActor> actors, String role) {
        List<String> words = telling(role);
        long most =
                actors.stream().mapToLong(actor -> shared(actor, words)).max().orElse(0);
        return most == 0
                ? List.of()
                : actors.stream().filter(actor -> shared(actor, words) == most).toList();
    }

    private static long shared(RegisteredActor actor, List<String> words) {
        boolean house = words.stream().anyMatch(WordList.of("house-roles")::has);
        return actor.roles().stream()
                .map(Issue.Role::title)
                .mapToLong(
                        title -> shared(title, words) + (house && title.contains("House of Representatives") ? 1 : 0))
                .max()
                .orElse(0);
    }

    /** Returns the latest holder of an office on a day; empty if two are equally recent. */
    static Optional<RegisteredActor> holder(List<RegisteredActor> actors, String title, LocalDate day) {
        RegisteredActor best = null;
        LocalDate since = LocalDate.MIN;
        boolean one = true;
        for (RegisteredActor actor : actors) {
            Issue.Role role = actor.roleOn(day).orElse(null);
            LocalDate known = role == null ? null : role.from() != null ? role.from() : role.seen();
            // An office seen only once says little about a date many years later.
            boolean stale = role != null
                    && role.from() == null
                    && known != null
                    && known.plusYears(TERM).isBefore(day);
            if (role == null || known == null || stale || known.isAfter(day) || !begins(role.title(), title)) {
                continue;
            }
            one = !known.equals(since);
            if (!known.isBefore(since)) {
                best = actor;
                since = known;
            }
        }
        return one ? Optional.ofNullable(best) : Optional.empty();
    }

    private static boolean begins(String title, String beginning) {
        String lower = title.toLowerCase(Locale.ROOT);
        return lower.equals(beginning)
                || lower.startsWith(beginning + " of ")
                || lower.equals("white house " + beginning);
    }

    private static List<String> telling(String title) {
        return Word.split(title).stream()
                .map(Word::bare)
                .filter(word -> !WordList.of("office-small-words").has(word))
                .distinct()
                .toList();
    }
}
