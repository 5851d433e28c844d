package org.onrecord.processor.statement;

import java.util.List;
import java.util.stream.Stream;
import org.onrecord.processor.statement.chinese.Chinese;
import org.onrecord.processor.statement.english.English;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.spanish.Spanish;

/** The languages that the finder knows. A new one is added to the list. */
final class Languages {
    private static final Language ENGLISH = new English();
    private static final List<Language> ALL = List.of(ENGLISH, new Chinese(), new Spanish());

    private Languages() {}

    /** The language of a primary subtag; English where it is none of the known ones. */
    static Language of(String code) {
        return ALL.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(ENGLISH);
    }

    /**
     * The readers of distanced words for a document: Chinese is recognised in a document of any language by its script, while English and
     * Spanish look too much alike to be read at once.
     */
    static List<DistanceReader> distance(Language language) {
        Stream<Language> byScript = ALL.stream().filter(each -> !each.spaced());
        return Stream.concat(byScript, Stream.of(language.spaced() ? language : ENGLISH))
                .map(Language::distance)
                .toList();
    }
}
