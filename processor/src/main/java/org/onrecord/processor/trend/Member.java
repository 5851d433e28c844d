package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Statement;

/**
 * A member of a cluster: a statement with what is counted of it.
 *
 * @param day null if undated
 * @param speaker name as spelled in the document, or null
 * @param role the speaker's, as the document gives it, or null
 * @param language of its words, see {@link Statement.Excerpt}
 * @param signs what else it shows of its speaker's position
 */
public record Member(
        String statement,
        Statement.DocumentRef document,
        @Nullable LocalDate day,
        String issue,
        Statement.Actor actor,
        @Nullable String speaker,
        @Nullable String role,
        List<String> topics,
        List<Statement.StanceLabel> stances,
        String language,
        Signs signs) {

    /**
     * What a statement shows of a position beside the sides that are told.
     *
     * @param unsure sides that it may take, which are not counted
     * @param conditional sides that it takes on a condition, which are not counted either
     * @param acts ids of the claims on which it is a formal act, see {@link Statement#acts}
     */
    public record Signs(
            List<Statement.StanceLabel> unsure, List<Statement.StanceLabel> conditional, List<String> acts) {
        public static final Signs NONE = new Signs(List.of(), List.of(), List.of());

        static Signs of(Statement statement) {
            return new Signs(statement.unsure(), sides(statement, true), statement.acts());
        }
    }

    @SuppressWarnings("NullAway") // Members that earlier versions stored have neither.
    public Member {
        language = language == null ? "und" : language;
        signs = signs == null ? Signs.NONE : signs;
    }

    /** By day, undated last, then by id: the first one represents its cluster. */
    public static final Comparator<Member> EARLIEST = Comparator.comparing(
                    (Member member) -> member.day == null ? LocalDate.MAX : member.day)
            .thenComparing(Member::statement);

    public static Member of(Statement statement) {
        return new Member(
                statement.id(),
                statement.document(),
                statement.day(),
                statement.issue(),
                statement.actor(),
                statement.speaker().name(),
                statement.speaker().role(),
                statement.topics().stream().map(Statement.TopicLabel::topic).toList(),
                sides(statement, false),
                statement.excerpt().language(),
                Signs.of(statement));
    }

    private static List<Statement.StanceLabel> sides(Statement statement, boolean conditional) {
        return statement.stances().stream()
                .filter(label -> label.conditional() == conditional)
                .toList();
    }

    /** Returns the words of one of its sides as evidence of an alert. */
    public Alert.Evidence evidence(Statement.StanceLabel label) {
        return new Alert.Evidence(
                statement,
                document.id(),
                label.words(),
                speaker,
                document.publisher(),
                document.title(),
                document.url(),
                role,
                day);
    }
}
