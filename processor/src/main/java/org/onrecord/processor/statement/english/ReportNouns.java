package org.onrecord.processor.statement.english;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.Word;

/** Finds attribution by a noun of saying: "X's claim that ...". */
final class ReportNouns {
    private static final Pattern NOUN = Pattern.compile(
            "\\b(?:remarks|statement|claims?|comments|assertion|allegations?|warning|argument)\\s+that\\s+");
    private static final int SHORTEST = 8;

    private ReportNouns() {}

    /** The clause that the sentence's first such noun has, and whose it is. */
    static Optional<AccordingTo.Clause> in(
            EnglishSentence sentence, SubjectReader subjects, @Nullable SpeakerMention last) {
        Span span = sentence.span();
        Matcher noun = NOUN.matcher(sentence.text()).region(span.start(), span.end());
        if (!noun.find()) {
            return Optional.empty();
        }
        List<Word> words = sentence.words();
        int to = sentence.wordsBefore(noun.start());
        if (to == 0 || !sentence.lower(to - 1).endsWith("'s")) {
            return Optional.empty();
        }
        int from = to - 1;
        while (from > 0 && sentence.clean(from - 1) && words.get(from - 1).capitalised() && to - from < 8) {
            from--;
        }
        int comma = sentence.text().indexOf(", ", noun.end(), Math.max(noun.end(), span.end()));
        Span content = sentence.tidy(noun.end(), comma > 0 && comma < span.end() ? comma : span.end());
        return subjects.speaker(words, from, to, last)
                .filter(unused -> content.end() - content.start() > SHORTEST)
                .map(found -> new AccordingTo.Clause(content, withoutPossessive(found)));
    }

    private static SpeakerMention withoutPossessive(SpeakerMention speaker) {
        String name = speaker.name();
        return name != null && (name.endsWith("'s") || name.endsWith("’s"))
                ? new SpeakerMention(
                        name.substring(0, name.length() - 2), speaker.role(), speaker.organisation(), false)
                : speaker;
    }
}
