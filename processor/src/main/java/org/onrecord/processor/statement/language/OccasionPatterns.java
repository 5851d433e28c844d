package org.onrecord.processor.statement.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.PatternFile;

/**
 * A reader of the names of events by patterns, which a language gives in its file {@code only/occasions.txt}: 在例行记者会上, "en conferencia de
 * prensa matutina".
 */
public final class OccasionPatterns implements OccasionReader {
    private final List<Pattern> said;
    private final List<Pattern> told;
    private final List<Pattern> titled;
    private final Pattern says;
    private final Pattern ahead;
    private final Pattern back;
    private final @Nullable Pattern head;

    public OccasionPatterns(String language) {
        PatternFile file = new PatternFile(language, "occasions");
        said = file.patterns("said");
        told = file.patterns("told");
        titled = file.patterns("titled");
        says = file.pattern("says");
        ahead = file.pattern("ahead");
        back = file.pattern("back");
        head = file.patterns("head").stream().findFirst().orElse(null);
    }

    @Override
    public Optional<Span> said(String part) {
        return says.matcher(part).find() ? first(said, part) : Optional.empty();
    }

    @Override
    public Optional<Span> told(String sentence) {
        return first(told, sentence);
    }

    @Override
    public Optional<Span> titled(String title) {
        return first(titled, title);
    }

    @Override
    public boolean pointsBack(String part) {
        return back.matcher(part).find();
    }

    private Optional<Span> first(List<Pattern> patterns, String part) {
        return patterns.stream()
                .flatMap(pattern -> name(pattern, part).stream())
                .findFirst();
    }

    /** Returns the first name that a pattern finds, without the time and place before it, unless the event is still to come. */
    private Optional<Span> name(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        while (matcher.find()) {
            int group = Math.min(1, matcher.groupCount());
            int start = matcher.start(group);
            if (group == 1 && head != null) {
                Matcher lead = head.matcher(matcher.group(1));
                start += lead.find() ? lead.end() : 0;
            }
            if (start < matcher.end(group)
                    && !ahead.matcher(part.substring(0, matcher.start())).find()) {
                return Optional.of(new Span(start, matcher.end(group)));
            }
        }
        return Optional.empty();
    }
}
