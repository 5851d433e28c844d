package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.report.ReadingState;
import org.onrecord.processor.statement.text.Word;
import org.onrecord.processor.statement.text.WordList;

/** Reads the author from the header of a text: "Ministry of X Release:", "attributable to X:". */
final class ReleaseHeaders {
    private static final Set<String> BEFORE = Set.of("attributable", "by", "from");
    private static final WordList BEHIND = WordList.of("header-nouns");
    private static final int LOOK = 120_000;
    private static final List<String> COUNTRIES =
            List.of("Chinese ", "China's ", "China’s ", "U.S. ", "Mexican ", "Canadian ");

    private ReleaseHeaders() {}

    static Optional<SpeakerMention> speaker(ReadingState reading, int paragraph) {
        Span span = reading.paragraph(paragraph);
        List<Word> words = Word.split(reading.text(), span.start(), span.end());
        int to = words.size();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).lower();
            if (BEFORE.contains(word)) {
                from = i + 1;
                from += from < words.size() && words.get(from).lower().equals("to") ? 1 : 0;
            } else if (i > 0 && from == 0 && BEHIND.has(word)) {
                to = i;
                break;
            }
        }
        return from >= to
                ? Optional.empty()
                : reading.subjects().speaker(words, from, to, null).map(speaker -> fuller(speaker, reading));
    }

    /** Returns an institution under the fullest name that the document gives it. */
    private static SpeakerMention fuller(SpeakerMention speaker, ReadingState reading) {
        String name = speaker.name();
        if (name == null || speaker.role() != null) {
            return speaker;
        }
        String full = reading.fullName(name, unused -> fullest(name, reading.text()));
        return full.equals(name) ? speaker : new SpeakerMention(full, null, speaker.organisation(), false);
    }

    private static String fullest(String name, String text) {
        String head = text.substring(0, Math.min(text.length(), LOOK));
        return COUNTRIES.stream()
                .filter(country -> !name.startsWith(country) && head.contains(country + name))
                .findFirst()
                .map(country -> country + name)
                .orElse(name);
    }
}
