package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.PatternFile;

/**
 * A reader of the names of events at which something is said, by the patterns of a language in its file {@code only/occasions.txt}: 在例行记者会上,
 * "en conferencia de prensa matutina". Its spans are relative to the given words.
 */
public class OccasionReader {
    protected final PatternFile patterns;

    public OccasionReader(String language) {
        patterns = new PatternFile(language, "occasions");
    }

    /** Returns the event in a part of the sentence that attributes a statement; the words of others are masked. */
    public Optional<Span> said(String part) {
        return patterns.in("says", part) ? first("said", part) : Optional.empty();
    }

    /** Returns the event that a sentence says was held, or at which somebody spoke. */
    public Optional<Span> told(String sentence) {
        return first("told", sentence);
    }

    /** Returns the event that a title names as the source of the text. */
    public Optional<Span> titled(String title) {
        return first("titled", title);
    }

    /** Returns true if the words refer to an event named before: "there", "at the event". */
    public final boolean pointsBack(String part) {
        return patterns.in("back", part);
    }

    private Optional<Span> first(String name, String part) {
        return patterns.patterns(name).stream()
                .flatMap(pattern -> name(pattern, part).stream())
                .findFirst();
    }

    /** Returns the first name that a pattern finds, without the time and place before it, unless the event is still to come. */
    private Optional<Span> name(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        while (matcher.find()) {
            int group = Math.min(1, matcher.groupCount());
            int start = matcher.start(group);
            for (Pattern head : group == 1 ? patterns.patterns("head") : List.<Pattern>of()) {
                Matcher lead = head.matcher(matcher.group(1));
                start += lead.find() ? lead.end() : 0;
            }
            if (start < matcher.end(group) && !patterns.in("ahead", part.substring(0, matcher.start()))) {
                return Optional.of(new Span(start, matcher.end(group)));
            }
        }
        return Optional.empty();
    }
}
