package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.EchoedDates;
import org.onrecord.processor.statement.draft.Label;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.release.Comments;
import org.onrecord.processor.statement.release.OwnDocuments;
import org.onrecord.processor.statement.release.OwnParts;
import org.onrecord.processor.statement.release.OwnSections;
import org.onrecord.processor.statement.release.OwnTexts;
import org.onrecord.processor.statement.release.Summaries;
import org.onrecord.processor.statement.report.Narrative;
import org.onrecord.processor.statement.report.Reading;
import org.onrecord.processor.statement.report.ReportedInside;
import org.onrecord.processor.statement.speaker.Speakers;
import org.onrecord.processor.statement.transcript.Labels;
import org.onrecord.processor.statement.transcript.Roles;
import org.onrecord.processor.statement.transcript.Turns;

/** Reads one document paragraph by paragraph: turns, own texts, comments, and the narrative between them. */
final class DocumentReader {
    private final Reading reading;
    private final Roles roles;
    private final ReportedInside inside;

    DocumentReader(Speakers speakers, Language language) {
        this.reading = new Reading(speakers, language);
        this.roles = new Roles(speakers);
        this.inside = new ReportedInside(reading);
    }

    /** The statements as first found, in no order. */
    List<Draft> read() {
        if (reading.size() == 0) {
            return List.of();
        }
        List<Label> labels = Labels.find(reading.text(), reading.paragraphs(), reading.cast());
        boolean summarised = Summaries.heads(reading.document(), reading.paragraphs());
        OwnParts parts = new OwnParts(reading, inside);
        if (labels.isEmpty() && OwnTexts.whole(reading.document(), reading.paragraphs(), summarised)) {
            new OwnDocuments(reading, parts, summarised).read();
            return reading.drafts();
        }
        reading.label(labels);
        roles.assign(labels, Turns.extents(reading, labels));
        sections(new OwnSections(reading, parts, summarised));
        if (summarised && reading.drafts().isEmpty()) {
            Summaries.speech(reading, inside);
        }
        EchoedDates.add(reading.text(), reading.drafts());
        return reading.drafts();
    }

    private void sections(OwnSections ownSections) {
        Turns turns = new Turns(reading, roles, inside);
        Narrative narrative = new Narrative(reading, inside);
        @Nullable LocalDate occasion = null;
        boolean embedded = false;
        int i = 0;
        while (i < reading.size()) {
            Label label = reading.labelOf(i).orElse(null);
            if (label != null) {
                i = turns.read(i, label, occasion);
                embedded = true;
            } else if (embedded && Comments.opens(reading.words(i))) {
                comments(i);
                return;
            } else {
                Optional<Source> own = ownSections.introduced(i);
                if (own.isPresent()) {
                    i = ownSections.read(i, own.get());
                    embedded = true;
                } else {
                    occasion = reading.otherDateIn(i);
                    i = narrative.read(i);
                }
            }
        }
    }

    /** All that follows is readers' comments; a paragraph that opens no new one goes on with the one before. */
    private void comments(int first) {
        int start = first;
        for (int i = first + 1; i <= reading.size(); i++) {
            if (i == reading.size() || Comments.opens(reading.words(i))) {
                Span span = reading.paragraphs(start, i - 1);
                reading.add(span, Kind.COMMENT, Source.NOBODY, null);
                start = i;
            }
        }
    }
}
