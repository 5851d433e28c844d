package org.onrecord.processor.statement.chinese;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.ChineseSources;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.text.PatternFile;

/** Finder of those who speak through a document or meeting that the text names shortly: "the white paper points out". */
record ChineseDocuments(String text, IntroducedPersons persons) {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "documents");
    private static final int NEAR = 600;
    private static final int FAR = 3_000;

    /** Returns true for the short name of a document, study or meeting. */
    static boolean shortly(String name) {
        return Stream.of(PATTERNS.pattern("short"), PATTERNS.pattern("study"), PATTERNS.pattern("meeting"))
                .anyMatch(names -> names.matcher(name).matches());
    }

    /** Returns true for the name of a document, which speaks for nobody unless its maker is known. */
    static boolean document(String name) {
        return PATTERNS.in("document", name);
    }

    /**
     * Returns who speaks through a document or meeting.
     *
     * @param name the words that name it
     * @param at the offset of its clause
     * @param last the last speaker, whose statement or article it may be
     */
    Optional<SpeakerMention> maker(String name, int at, @Nullable SpeakerMention last) {
        String before = text.substring(Math.max(0, at - NEAR), at);
        if (PATTERNS.matcher("meeting", name).matches()) {
            return last(PATTERNS.pattern("meets"), text.substring(Math.max(0, at - FAR), at))
                    .map(SpeakerMention::named);
        }
        if (PATTERNS.matcher("study", name).matches()) {
            return publisher(before, name);
        }
        Matcher noun = PATTERNS.matcher("short", name);
        if (noun.matches()) {
            Optional<SpeakerMention> publisher = publisher(before, noun.group(1));
            return publisher.isPresent()
                            || PATTERNS.matcher("publishes", before)
                                    .results()
                                    .anyMatch(publishes ->
                                            object(before, publishes.end()).contains(noun.group(1)))
                    ? publisher
                    : Optional.ofNullable(last)
                            .or(() -> last(PATTERNS.pattern("titled"), before).map(SpeakerMention::named));
        }
        Matcher title = PATTERNS.matcher("title", name);
        if (title.matches()) {
            return publisher(before, title.group(1));
        }
        Matcher owned = PATTERNS.matcher("owned", name);
        return owned.matches() ? ChineseSources.read(owned.group(1), persons) : Optional.empty();
    }

    /** Returns the words up to the end of the sentence. */
    private static String object(String words, int from) {
        int end = words.indexOf('。', from);
        return words.substring(from, end < 0 ? words.length() : end);
    }

    /** Returns the source in the clause that last says who published a document of this kind. */
    private Optional<SpeakerMention> publisher(String before, String noun) {
        Optional<SpeakerMention> found = Optional.empty();
        Matcher publishes = PATTERNS.matcher("publishes", before);
        while (publishes.find()) {
            Optional<SpeakerMention> source = object(before, publishes.end()).contains(noun)
                    ? ChineseSources.first(ChineseSources.opened(publishes.group(1)), persons)
                    : Optional.empty();
            found = source.isPresent() ? source : found;
        }
        return found;
    }

    /** Returns the first group of the last match that has one. */
    private static Optional<String> last(Pattern pattern, String text) {
        String found = null;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found = IntStream.rangeClosed(1, matcher.groupCount())
                    .mapToObj(matcher::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(found);
        }
        return Optional.ofNullable(found);
    }
}
