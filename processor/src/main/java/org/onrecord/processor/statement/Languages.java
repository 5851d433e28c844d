package org.onrecord.processor.statement;

import java.util.List;
import java.util.stream.Stream;
import org.onrecord.processor.statement.chinese.ChineseDistanceReader;
import org.onrecord.processor.statement.chinese.ChineseReportReader;
import org.onrecord.processor.statement.distance.DistanceFinder;
import org.onrecord.processor.statement.english.EnglishDistanceReader;
import org.onrecord.processor.statement.english.EnglishOccasionReader;
import org.onrecord.processor.statement.english.EnglishReportReader;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.spanish.SpanishReportReader;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.WordStems;

/** The languages that the finder knows; the first one also serves documents in unknown languages. */
record Languages(List<Language> all) {
    static final Language ENGLISH = new Language(
            "en", true, EnglishReportReader::new, new EnglishOccasionReader(), new EnglishDistanceReader());
    private static final Language CHINESE = new Language(
            "zh", false, ChineseReportReader::new, new OccasionReader("chinese"), new ChineseDistanceReader());
    private static final Language SPANISH = new Language(
            "es",
            true,
            SpanishReportReader::new,
            new OccasionReader("spanish"),
            new DistanceReader("spanish", new WordStems(WordList.of("spanish", "distance-stems"))::in));

    /** All languages; add new ones here. */
    static final Languages KNOWN = new Languages(List.of(ENGLISH, CHINESE, SPANISH));

    /** Returns the language of a primary subtag, or the first one if it is unknown. */
    Language of(String code) {
        return all.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(all.getFirst());
    }

    /**
     * Returns a finder of distanced words for documents of a language. It uses the readers of all languages without spaces, which their
     * script identifies, and of one other language: English and Spanish are too similar to be read together.
     */
    DistanceFinder distance(Language language) {
        Stream<Language> byScript = all.stream().filter(each -> !each.spaced());
        List<DistanceReader> readers = Stream.concat(byScript, Stream.of(language.spaced() ? language : all.getFirst()))
                .map(Language::distance)
                .toList();
        return new DistanceFinder(readers, this::reject);
    }

    boolean reject(CharSequence words) {
        return all.stream().anyMatch(language -> language.distance().rejects(words));
    }
}
