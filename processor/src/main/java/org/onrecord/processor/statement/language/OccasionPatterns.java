package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.PatternFile;

/**
 * A reader of the names of events by patterns, which a language gives in its file {@code only/occasions.txt}: 在例行记者会上, "en conferencia de
 * prensa matutina".
 */
public final class OccasionPatterns implements OccasionReader {
    private final PatternFile patterns;

    public OccasionPatterns(String language) {
        patterns = new PatternFile(language, "occasions");
    }

    @Override
    public Optional<Span> said(String part) {
        return patterns.in("says", part) ? first("said", part) : Optional.empty();
    }

    @Override
    public Optional<Span> told(String sentence) {
        return first("told", sentence);
    }

    @Override
    public Optional<Span> titled(String title) {
        return first("titled", title);
    }

    @Override
    public boolean pointsBack(String part) {
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
