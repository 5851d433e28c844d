package org.onrecord.processor.statement.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Source;
import org.onrecord.processor.statement.report.Reading;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** Reads whom a header names as the maker of what follows: "Ministry of X Release:", "attributable to X:". */
final class Headers {
    private static final Set<String> BEFORE = Set.of("attributable", "by", "from");
    private static final WordList BEHIND = WordList.of("header-nouns");
    private static final int LOOK = 120_000;
    private static final List<String> COUNTRIES =
            List.of("Chinese ", "China's ", "China’s ", "U.S. ", "Mexican ", "Canadian ");

    private Headers() {}

    static Optional<Source> source(Reading reading, int paragraph) {
        Span span = reading.paragraph(paragraph);
        List<Words.Word> words = Words.of(reading.text(), span.start(), span.end());
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
                : reading.subjects().source(words, from, to, null).map(source -> fuller(source, reading));
    }

    /** An institution in the fullest form in which the document names it. */
    private static Source fuller(Source source, Reading reading) {
        String name = source.name();
        if (name == null || source.role() != null) {
            return source;
        }
        String full = reading.once(name, unused -> fullest(name, reading.text()));
        return full.equals(name) ? source : new Source(full, null, source.organisation(), false);
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
