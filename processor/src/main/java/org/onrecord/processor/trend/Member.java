package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * What counting needs of a statement: the member of a cluster.
 *
 * @param statement its id
 * @param document the document that carries it
 * @param day it counts under; null is undated
 * @param issue id of the issue
 * @param actor who says it
 * @param speaker as spelled, or null
 * @param topics ids
 * @param stances sides taken, with their words
 */
public record Member(
        String statement,
        Statement.DocumentRef document,
        @Nullable LocalDate day,
        String issue,
        Statement.Actor actor,
        @Nullable String speaker,
        List<String> topics,
        List<Statement.StanceLabel> stances) {

    /** Dated before undated, earlier before later, then by id: the first one speaks for its cluster. */
    public static final Comparator<Member> EARLIEST = Comparator.comparing(
                    (Member member) -> member.day == null ? LocalDate.MAX : member.day)
            .thenComparing(Member::statement);

    /** The member of a statement. */
    public static Member of(Statement statement) {
        return new Member(
                statement.id(),
                statement.document(),
                statement.day(),
                statement.issue(),
                statement.actor(),
                statement.speaker().name(),
                statement.topics().stream().map(Statement.TopicLabel::topic).toList(),
                statement.stances());
    }
}
