package org.onrecord.dashboard.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Statement;
import org.onrecord.events.resource.WordLists;

/**
 * Finds statements that may be translations of one another: by the same actor, in another language, on the same day, at an event of
 * the same kind, with labels in common. They are linked for readers to compare; each counts on its own.
 */
public final class TranslationFinder {
    private static final int MAX_TRANSLATIONS = 5;

    /** How many statements of an actor on one day are considered. */
    private static final int MAX_CANDIDATES = 500;

    /** The names of each kind of event, in English, Chinese and Spanish, so that one event is recognised in two languages. */
    private static final Map<String, Pattern> OCCASIONS = new LinkedHashMap<>();

    static {
        WordLists.read(TranslationFinder.class, "occasions.txt")
                .byName()
                .forEach((kind, names) -> OCCASIONS.put(
                        kind,
                        Pattern.compile(String.join("|", names), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
    }

    private TranslationFinder() {}

    /** Returns the likeliest translations, most labels in common first; none if the statement has no occasion or no day. */
    public static List<StatementItem> find(IndexSnapshot snapshot, StatementItem item) {
        Statement statement = item.statement();
        Optional<String> actor = statement.actor().key();
        LocalDate day = statement.day();
        if (actor.isEmpty() || day == null || occasion(statement).isEmpty()) {
            return List.of();
        }
        StatementQuery sameDay = StatementQuery.all(statement.issue())
                .with(StatementQuery.Dimension.ACTOR, List.of(actor.get()))
                .withDays(DayRange.between(day, day));
        return sameDay.page(snapshot, PageRequest.first(MAX_CANDIDATES)).items().stream()
                .filter(other -> !language(other).equals(language(item)))
                .filter(other -> occasion(other.statement()).equals(occasion(statement)))
                .filter(other -> shared(statement, other.statement()) > 0)
                .sorted(Comparator.<StatementItem>comparingInt(other -> -shared(statement, other.statement()))
                        .thenComparing(other -> other.statement().id()))
                .limit(MAX_TRANSLATIONS)
                .toList();
    }

    private static Optional<String> occasion(Statement statement) {
        return Optional.ofNullable(statement.when().occasion()).flatMap(TranslationFinder::occasion);
    }

    /** Returns the first kind whose names occur in the words. */
    static Optional<String> occasion(String words) {
        return OCCASIONS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String language(StatementItem item) {
        return item.language().toLowerCase(Locale.ROOT).split("-", 2)[0];
    }

    /** Scores the labels that two statements have in common; a stance on a claim tells more than a topic. */
    private static int shared(Statement one, Statement other) {
        return labels(one).stream()
                .filter(labels(other)::contains)
                .mapToInt(label -> label.startsWith("claim") ? 2 : 1)
                .sum();
    }

    private static Set<String> labels(Statement statement) {
        Set<String> labels = new HashSet<>();
        statement.stances().forEach(label -> labels.add("claim " + label.claim() + label.stance()));
        statement.topics().forEach(label -> labels.add("topic " + label.topic()));
        return labels;
    }
}
