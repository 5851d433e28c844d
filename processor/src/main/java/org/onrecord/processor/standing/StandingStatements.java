package org.onrecord.processor.standing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.correction.StatementCorrector;
import org.onrecord.processor.opinion.AnswerLabels;

/**
 * Decides how the statements of a document stand: as the local models labelled them, over that the answers of a language model if one decides
 * labels, and over all the corrections of editors.
 *
 * @param answers empty if no language model decides labels
 */
public record StandingStatements(StatementCorrector corrector, Optional<AnswerLabels> answers) {

    /**
     * The statements of a document as they stand.
     *
     * @param byId in the order of the document, without their clusters
     * @param wanted ids of the answers that decide labels, whether they exist or not
     */
    public record Standing(Map<String, Statement> byId, SortedSet<String> wanted) {}

    public String issue() {
        return corrector.issue().id();
    }

    /** Returns the id of the language model and of what it is asked; null if none decides labels. */
    public @Nullable String labeller() {
        return answers.map(AnswerLabels::id).orElse(null);
    }

    /** Returns the statements of a document, a function of what is stored of it. */
    public Standing of(StoredDocument document) {
        Map<String, Statement> read = new HashMap<>();
        document.read().forEach(each -> read.put(each.id(), each));
        Map<String, Statement> standing = new LinkedHashMap<>();
        SortedSet<String> wanted = new TreeSet<>();
        for (Statement each : document.read()) {
            // A corrected speaker makes another request, and decides whether there is one.
            Statement corrected = corrector.apply(each, document.corrections());
            Optional<String> decidedBy = answers.flatMap(labels -> labels.decidedBy(
                    corrected, Optional.ofNullable(each.answerTo()).map(read::get)));
            decidedBy.ifPresent(wanted::add);
            standing.put(
                    each.id(), decidedBy.map(id -> labelled(each, id, document)).orElse(corrected));
        }
        return new Standing(standing, wanted);
    }

    private Statement labelled(Statement read, String answer, StoredDocument document) {
        Statement labelled =
                answers.orElseThrow().apply(read, document.answers().byId().get(answer));
        return corrector.apply(labelled, document.corrections());
    }
}
