package org.onrecord.processor.statement;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.time.StatedDate;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.RepeatedQuotes;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.TurnLabel;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.release.EmbeddedReleases;
import org.onrecord.processor.statement.release.LeadSentences;
import org.onrecord.processor.statement.release.OwnTextStatements;
import org.onrecord.processor.statement.release.QuoteLists;
import org.onrecord.processor.statement.release.ReleaseAuthor;
import org.onrecord.processor.statement.release.ReleaseReader;
import org.onrecord.processor.statement.release.TextEnds;
import org.onrecord.processor.statement.report.NarrativeReader;
import org.onrecord.processor.statement.report.NestedReports;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.transcript.LabelFinder;
import org.onrecord.processor.statement.transcript.LabelSpeakers;
import org.onrecord.processor.statement.transcript.OpeningTurn;
import org.onrecord.processor.statement.transcript.TurnReader;

/** Reads one document paragraph by paragraph: turns, own texts, comments, and the narrative between them. */
final class DocumentParser {
    private final ReadingState reading;
    private final LabelSpeakers speakers;
    private final NestedReports nested;

    DocumentParser(DocumentSpeakers speakers, Language language) {
        this.reading = new ReadingState(speakers, language);
        this.speakers = new LabelSpeakers(speakers);
        this.nested = new NestedReports(reading);
    }

    /** Returns the statements as first found, in no order. */
    List<Draft> read() {
        if (reading.size() == 0) {
            return List.of();
        }
        List<TurnLabel> labels = new LabelFinder(reading).find();
        if (QuoteLists.is(reading, labels)) {
            labels = List.of();
        }
        boolean summarised = LeadSentences.heads(reading.document(), reading.paragraphs());
        OwnTextStatements ownTexts = new OwnTextStatements(reading, nested);
        boolean transcribed = OpeningTurn.transcribed(reading.document());
        if (labels.isEmpty()
                && !transcribed
                && ReleaseAuthor.isOwnText(reading.speakers(), reading.paragraphs(), summarised)) {
            int rest = new ReleaseReader(reading, ownTexts, summarised).read();
            sections(rest, new EmbeddedReleases(reading, ownTexts, summarised));
            return reading.drafts();
        }
        reading.label(labels);
        speakers.assign(labels, TurnReader.extents(reading, labels));
        int first = transcribed ? new OpeningTurn(reading, speakers, nested).read(labels) : 0;
        sections(first, new EmbeddedReleases(reading, ownTexts, summarised));
        if (summarised && reading.drafts().isEmpty()) {
            LeadSentences.speech(reading, nested);
        }
        RepeatedQuotes.date(reading.text(), reading.drafts());
        return reading.drafts();
    }

    private void sections(int first, EmbeddedReleases releases) {
        TurnReader turns = new TurnReader(reading, speakers, nested);
        NarrativeReader narrative = new NarrativeReader(reading, nested);
        @Nullable StatedDate introduced = null;
        int i = first == 0 ? turns.opening() : first;
        boolean embedded = i > 0;
        // A list of news has a line with the date above each item.
        boolean listed = IntStream.range(0, reading.size())
                        .filter(reading::dateLine)
                        .limit(2)
                        .count()
                == 2;
        while (i < reading.size()) {
            TurnLabel label = reading.labelOf(i).orElse(null);
            if (label != null) {
                i = turns.read(i, label, introduced);
                embedded = true;
            } else if (embedded && TextEnds.comment(reading.words(i))) {
                comments(i);
                return;
            } else {
                Optional<SpeakerMention> publisher = releases.introduced(i);
                if (publisher.isPresent()) {
                    i = releases.read(i, publisher.get());
                    embedded = true;
                } else {
                    introduced = reading.otherDateIn(i);
                    int before = reading.drafts().size();
                    boolean dated = listed && i > 0 && reading.dateLine(i - 1);
                    StatedDate date = dated ? reading.otherDateIn(i - 1) : null;
                    i = narrative.read(i);
                    reading.date(before, date);
                }
            }
        }
    }

    /** Adds the rest as readers' comments; a paragraph that opens no new one belongs to the one before. */
    private void comments(int first) {
        int start = first;
        for (int i = first + 1; i <= reading.size(); i++) {
            if (i == reading.size() || TextEnds.comment(reading.words(i))) {
                reading.add(reading.paragraphs(start, i - 1), Kind.COMMENT, SpeakerMention.NOBODY, null);
                start = i;
            }
        }
    }
}
