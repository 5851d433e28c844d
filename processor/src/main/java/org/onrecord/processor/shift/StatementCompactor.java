package org.onrecord.processor.shift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement.DocumentRef;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.processor.trend.Member;

/**
 * Reduces distinct statements to what counting needs, so that very many fit in memory: without words, titles and addresses, and with equal parts
 * shared.
 */
public final class StatementCompactor {
    private static final Span NOWHERE = new Span(0, 0);

    private final Map<Object, Object> parts = new HashMap<>();

    /** Returns the statement without its words. The id of its cluster leads back to them. */
    public DistinctStatement compact(DistinctStatement statement) {
        Member member = statement.member();
        return new DistinctStatement(
                statement.cluster(),
                new Member(
                        "",
                        shared(new DocumentRef(
                                member.document().id(),
                                "",
                                "",
                                member.document().publisher(),
                                null,
                                null)),
                        member.day() == null ? null : shared(member.day()),
                        shared(member.issue()),
                        shared(member.actor()),
                        null,
                        null,
                        List.of(),
                        sides(member.stances()),
                        shared(member.language()),
                        shared(new Member.Signs(
                                sides(member.signs().unsure()),
                                sides(member.signs().conditional()),
                                List.of()))),
                statement.carriers());
    }

    private List<StanceLabel> sides(List<StanceLabel> labels) {
        return shared(labels.stream()
                .map(label -> new StanceLabel(label.claim(), label.stance(), 0, NOWHERE, ""))
                .toList());
    }

    @SuppressWarnings("unchecked") // Equal parts are of the same class.
    private <T> T shared(T part) {
        return (T) parts.computeIfAbsent(part, itself -> itself);
    }
}
