package org.onrecord.dashboard.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Statement;

/**
 * Finds statements that may be translations of one another: by the same actor, in another language, on the same day, at an event of
 * the same kind, with labels in common. They are linked for readers to compare; each counts on its own.
 */
public final class TranslationFinder {
    private static final int MAX_TRANSLATIONS = 5;

    /** How many statements of an actor on one day are considered. */
    private static final int MAX_CANDIDATES = 500;

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

    private static Optional<OccasionKind> occasion(Statement statement) {
        return Optional.ofNullable(statement.when().occasion()).flatMap(OccasionKind::of);
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

    /** The kind of an event, recognised by its name in English, Chinese or Spanish, so that one event is recognised in two languages. */
    enum OccasionKind {
        PRESS("press|briefing|gaggle|stakeout|availability|news conference|conferencia de prensa|rueda de"
                + " prensa|conferencia matutina|mañanera|记者会|招待会|发布会|吹风会"),
        INTERVIEW("interview|entrevista|采访|专访|访谈"),
        HEARING("hearing|testimony|audiencia|comparecencia|听证会"),
        TALKS("talks|call|meeting|consultation|dialogue|reunión|conversación|llamada|diálogo|会谈|会晤|会见|通话|通电话|磋商|对话"),
        ADDRESS("speech|address|remarks|keynote|lecture|discurso|palabras|致辞|讲话|演讲"),
        GATHERING(
                "summit|forum|conference|assembly|session|debate|ceremony|seminar|symposium|commission|cumbre|foro|sesión|asamblea|ceremonia"
                        + "|峰会|论坛|大会|会议|全会|仪式|研讨会|座谈会|年会|辩论");

        private final Pattern names;

        OccasionKind(String names) {
            this.names = Pattern.compile("(?:" + names + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        /** Returns the first kind whose names occur in the words. The order matters: a press conference is also a conference. */
        static Optional<OccasionKind> of(String words) {
            return Stream.of(values())
                    .filter(kind -> kind.names.matcher(words).find())
                    .findFirst();
        }
    }
}
