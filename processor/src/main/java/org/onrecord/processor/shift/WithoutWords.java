package org.onrecord.processor.shift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.DocumentRef;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.processor.trend.Member;

/**
 * Distinct statements as counting needs them: without words, titles and addresses, and parts that are equal are there once, so that very
 * many fit in memory together.
 */
public final class WithoutWords {
    private static final Span NOWHERE = new Span(0, 0);

    private final Map<Object, Object> parts = new HashMap<>();

    /** The statement without its words. Its cluster's id tells where they are. */
    public DistinctStatement of(DistinctStatement statement) {
        Member member = statement.member();
        List<StanceLabel> sides = member.stances().stream()
                .map(label -> new StanceLabel(label.claim(), label.stance(), 0, NOWHERE, ""))
                .toList();
        return new DistinctStatement(
                statement.cluster(),
                new Member(
                        "",
                        once(new DocumentRef(member.document().id(), "", "", "", null, null)),
                        onceOrNull(member.day()),
                        once(member.issue()),
                        once(member.actor()),
                        null,
                        List.of(),
                        once(sides)),
                statement.carriers());
    }

    private <T> @Nullable T onceOrNull(@Nullable T part) {
        return part == null ? null : once(part);
    }

    @SuppressWarnings("unchecked") // Parts that are equal are of one class.
    private <T> T once(T part) {
        return (T) parts.computeIfAbsent(part, itself -> itself);
    }
}
