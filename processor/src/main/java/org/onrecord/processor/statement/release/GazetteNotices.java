package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.SentenceSplitter;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Finds the agency that gives a notice in a gazette: "The Tides Commission (Commission) proposes to ...". */
final class GazetteNotices {
    private static final WordList GAZETTES = WordList.of("gazettes");
    private static final WordList ACTS = WordList.of("gazette-acts");
    private static final WordList AGENCIES = WordList.of("agency-nouns");
    private static final WordList INSIDE = WordList.of("inside-body");
    private static final int LOOK = 900;
    private static final int SENTENCES = 4;
    private static final int LONGEST = 14;

    private GazetteNotices() {}

    /** Returns the agency; empty for a document of another publisher, and where the notice names none. */
    static Optional<SpeakerMention> agency(DocumentSpeakers speakers) {
        Document document = speakers.document();
        String maker = document.speaker() == null ? document.publisher() : document.speaker();
        if (!GAZETTES.in(maker)) {
            return Optional.empty();
        }
        String text = document.text();
        List<Span> sentences = SentenceSplitter.split(text, new Span(0, Math.min(text.length(), LOOK)));
        return sentences.stream()
                .limit(SENTENCES)
                .flatMap(sentence -> in(Word.split(text, sentence.start(), sentence.end()), speakers).stream())
                .findFirst();
    }

    private static Optional<SpeakerMention> in(Words words, DocumentSpeakers speakers) {
        for (int i = 1; i < words.size(); i++) {
            if (ACTS.has(words.lower(i)) && !words.capital(i)) {
                int to = withoutBracket(words, i);
                int from =
                        words.start(to, LONGEST, words::blank, at -> words.capital(at) || INSIDE.has(words.lower(at)));
                Optional<SpeakerMention> agency = agency(words, from, to, speakers);
                if (agency.isPresent()) {
                    return agency;
                }
            }
        }
        int to = words.end(0, LONGEST, words::blank, at -> words.capital(at) || INSIDE.has(words.lower(at)));
        return agency(words, 0, to, speakers);
    }

    /** Returns the end of a subject before a verb, from which its short name in brackets may part it. */
    private static int withoutBracket(Words words, int verb) {
        String gap = words.text()
                .substring(words.get(verb - 1).end(), words.get(verb).start());
        int open = gap.indexOf(')') < 0
                ? -1
                : words.text().lastIndexOf('(', words.get(verb - 1).start());
        int to = open < 0 ? verb : words.before(open);
        return to > 0 && verb - to < LONGEST ? to : verb;
    }

    private static Optional<SpeakerMention> agency(Words words, int first, int last, DocumentSpeakers speakers) {
        int from = first;
        int to = last;
        while (to > from && !words.capital(to - 1)) {
            to--;
        }
        while (from < to && (!words.capital(from) || NameWords.article(words.get(from)))) {
            from++;
        }
        if (from >= to || !agency(words, from, to)) {
            return Optional.empty();
        }
        String name = words.phrase(from, to).replace('\n', ' ').replaceFirst("['’]s$", "");
        SpeakerMention named = speakers.designations()
                .full(SpeakerMention.named(name), words.get(from).start());
        String government = speakers.home() == null ? null : speakers.home() + " government";
        return Optional.of(speakers.known(named).orElse(new SpeakerMention(named.name(), null, government, false)));
    }

    /** Returns true for words with a noun of office, and for an abbreviation that stands for such: "the Tides Commission", "NTS". */
    private static boolean agency(Words words, int from, int to) {
        String last = words.get(to - 1).text();
        boolean letters = to - from == 1
                && last.length() >= 2
                && last.length() <= 6
                && last.chars().filter(Character::isUpperCase).count() >= Math.max(2, last.length() - 1);
        if (letters) {
            int defined = words.text().indexOf("(" + last + ")");
            String before = defined < 0 ? "" : words.text().substring(Math.max(0, defined - 80), defined);
            return defined < 0 || Word.split(before).stream().anyMatch(word -> AGENCIES.has(word.bare()));
        }
        // The noun of office stands before "of": a "Notice of Commission Meeting" is no agency.
        int head = words.end(
                from,
                to - from,
                i -> true,
                i -> words.capital(i) || words.lower(i).equals("and"));
        return words.subList(from, head).stream().anyMatch(word -> AGENCIES.has(word.bare()));
    }
}
