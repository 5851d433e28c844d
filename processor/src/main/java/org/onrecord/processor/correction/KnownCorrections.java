package org.onrecord.processor.correction;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;

/**
 * All corrections known of one document, whether its statements are there or not, revoked ones too: a set, the same in whatever order and
 * however often its members came.
 *
 * @param byId by the correction's id
 */
public record KnownCorrections(SortedMap<String, Correction> byId) {
    /** Which of two records with one id is kept: a revoked one, of two revoked ones the earlier revoked. */
    private static final Comparator<Correction> LASTING = Comparator.comparing(
                    Correction::revoked,
                    Comparator.nullsFirst(Comparator.comparing((Correction.Revocation revocation) -> revocation.at())
                            .reversed()))
            .thenComparing(KnownCorrections::written);

    /** None. */
    public static final KnownCorrections NONE = new KnownCorrections(new TreeMap<>());

    /** With that correction too. What was revoked stays revoked, whichever record of it comes last. */
    public KnownCorrections with(Correction correction) {
        SortedMap<String, Correction> more = new TreeMap<>(byId);
        more.merge(correction.id(), correction, BinaryOperator.maxBy(LASTING));
        return new KnownCorrections(more);
    }

    /** What holds of a statement, by label: of several the newest that is not revoked, of two at the same time the one with the greater id. */
    SortedMap<String, Correction> holding(String statement) {
        Collection<Correction> all = byId.values();
        return all.stream()
                .filter(correction -> correction.statement().equals(statement) && correction.stands())
                .collect(Collectors.toMap(
                        Correction::label,
                        Function.identity(),
                        BinaryOperator.maxBy(Correction.NEWEST_LAST),
                        TreeMap::new));
    }

    private static String written(@Nullable Correction correction) {
        return String.valueOf(correction);
    }
}
