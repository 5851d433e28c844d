package org.onrecord.processor.statement;

import java.util.List;
import java.util.stream.Stream;
import org.onrecord.processor.statement.chinese.Chinese;
import org.onrecord.processor.statement.distance.DistanceFinder;
import org.onrecord.processor.statement.english.English;
import org.onrecord.processor.statement.language.DistanceReader;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.spanish.Spanish;

/** The languages that the finder knows. */
final class Languages {
    /** A new language is added here. */
    static final Languages KNOWN = new Languages(List.of(new English(), new Chinese(), new Spanish()));

    private final List<Language> all;

    /** The first language stands in for those that are not known. */
    Languages(List<Language> all) {
        this.all = all;
    }

    /** Returns the language of a primary subtag, or the first where it is not known. */
    Language of(String code) {
        return all.stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(all.getFirst());
    }

    /**
     * Returns a finder of distanced words for documents of a language. It looks for those of languages without spaces in any document, since
     * their script tells them, and for those of one other language: English and Spanish look too much alike to be read at once.
     */
    DistanceFinder distance(Language language) {
        Stream<Language> byScript = all.stream().filter(each -> !each.spaced());
        List<DistanceReader> readers = Stream.concat(byScript, Stream.of(language.spaced() ? language : all.getFirst()))
                .map(Language::distance)
                .toList();
        return new DistanceFinder(language, readers, this::reject);
    }

    /** True if words reject something in any of the languages. */
    boolean reject(CharSequence words) {
        return all.stream().anyMatch(language -> language.distance().rejects(words));
    }
}
