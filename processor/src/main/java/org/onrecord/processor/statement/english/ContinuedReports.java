package org.onrecord.processor.statement.english;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Finder of sentences that go on with a report: in an institution's text, until the next attribution or mention of X. */
final class ContinuedReports {
    private static final WordList ROLE = WordList.of("roles");

    private ContinuedReports() {}

    /** Extends the reports of a paragraph in place. */
    static void extend(String text, List<EnglishSentence> sentences, List<EnglishReport> reports) {
        BitSet main = new BitSet();
        reports.stream().filter(EnglishReport::main).forEach(report -> main.set(report.sentence()));
        for (int r = 0; r < reports.size(); r++) {
            EnglishReport report = reports.get(r);
            if (!report.main() || !report.toEnd() || report.draft().kind() != Statement.Kind.INDIRECT) {
                continue;
            }
            int end = report.span().end();
            for (int s = report.sentence() + 1; s < sentences.size(); s++) {
                EnglishSentence sentence = sentences.get(s);
                if (main.get(s) || speaksOf(text, sentence, report.draft().speaker())) {
                    break;
                }
                end = sentence.span().end();
            }
            Span reach = sentences.get(report.sentence()).tidy(report.span().start(), end);
            reports.set(r, report.reaching(reach));
        }
    }

    private static boolean speaksOf(String text, EnglishSentence sentence, SpeakerMention speaker) {
        Span span = sentence.span();
        List<Word> words = Word.split(text, span.start(), Math.min(span.end(), span.start() + 80));
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst().lower();
        if (first.equals("he") || first.equals("she")) {
            return true;
        }
        for (String token : NameWords.tokens(speaker.name() == null ? "" : speaker.name())) {
            for (int i = 0; i < Math.min(4, words.size()); i++) {
                if (words.get(i).bare().equals(token) && words.get(i).capitalised()) {
                    return true;
                }
            }
        }
        String opening = text.substring(span.start(), Math.min(span.end(), span.start() + 40));
        return opening.startsWith("The two ")
                || opening.startsWith("Both sides")
                || opening.startsWith("The sides")
                || first.equals("the")
                        && words.size() > 1
                        && hasRole(speaker, words.get(1).lower());
    }

    private static boolean hasRole(SpeakerMention speaker, String word) {
        String role = speaker.role();
        return role != null && ROLE.has(word) && role.toLowerCase(Locale.ROOT).contains(word);
    }
}
