package org.onrecord.processor.correction;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onrecord.events.Correction;

/**
 * All corrections of one document, including revoked ones and those whose statements do not exist. The order and number of times in which
 * corrections arrive make no difference.
 */
public record DocumentCorrections(SortedMap<String, Correction> byId) {
    /** Which of two records with the same id is kept: a revoked one, and of two revoked ones the one that was revoked first. */
    private static final Comparator<Correction> LASTING = Comparator.comparing(
                    Correction::revoked,
                    Comparator.nullsFirst(Comparator.comparing((Correction.Revocation revocation) -> revocation.at())
                            .reversed()))
            .thenComparing(String::valueOf);

    public static final DocumentCorrections NONE = new DocumentCorrections(new TreeMap<>());

    /** Adds a correction. A revoked correction stays revoked, whichever of its records comes last. */
    public DocumentCorrections with(Correction correction) {
        SortedMap<String, Correction> more = new TreeMap<>(byId);
        more.merge(correction.id(), correction, BinaryOperator.maxBy(LASTING));
        return new DocumentCorrections(more);
    }

    /** Returns the corrections in force of a statement, by label: the newest that is not revoked; at the same time, that with the greater id. */
    SortedMap<String, Correction> inForce(String statement) {
        Collection<Correction> all = byId.values();
        return all.stream()
                .filter(correction -> correction.statement().equals(statement) && correction.stands())
                .collect(Collectors.toMap(
                        Correction::label,
                        Function.identity(),
                        BinaryOperator.maxBy(Correction.NEWEST_LAST),
                        TreeMap::new));
    }
}
