package org.onrecord.dashboard.index;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.Statement;

/**
 * What an actor said in another language on one day, at an event of the same kind, with labels in common: what may be the same words in
 * translation. They are linked for a reader to compare; each counts for itself.
 */
public final class Translations {
    private static final int MOST = 5;

    /** Of so many statements of an actor on one day the likeliest are looked for. */
    private static final int LOOKED_AT = 500;

    private Translations() {}

    /** The likeliest translations of a statement, those with most labels in common first; none where it names no occasion or has no day. */
    public static List<StatementItem> of(Reading reading, StatementItem item) {
        Statement statement = item.statement();
        Optional<String> actor = statement.actor().key();
        LocalDate day = statement.day();
        if (actor.isEmpty() || day == null || occasion(statement).isEmpty()) {
            return List.of();
        }
        StatementQuery sameDay = StatementQuery.saidBy(actor.get(), Days.between(day, day));
        return sameDay.page(reading, Page.Wanted.first(LOOKED_AT)).items().stream()
                .filter(other -> !language(other).equals(language(item)))
                .filter(other -> occasion(other.statement()).equals(occasion(statement)))
                .filter(other -> shared(statement, other.statement()) > 0)
                .sorted(Comparator.<StatementItem>comparingInt(other -> -shared(statement, other.statement()))
                        .thenComparing(other -> other.statement().id()))
                .limit(MOST)
                .toList();
    }

    private static Optional<OccasionKind> occasion(Statement statement) {
        return Optional.ofNullable(statement.occasion()).flatMap(OccasionKind::of);
    }

    private static String language(StatementItem item) {
        return item.language().toLowerCase(Locale.ROOT).split("-", 2)[0];
    }

    /** How many labels two statements have in common; a side taken on a claim says more than a topic. */
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
