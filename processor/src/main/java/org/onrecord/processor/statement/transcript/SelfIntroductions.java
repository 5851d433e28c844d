package org.onrecord.processor.statement.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.PatternFile;

/** Finds the name and outlet that a questioner gives in the first words: "Buenos días. Ada Lind, de El Faro." */
final class SelfIntroductions {
    private static final Pattern INTRODUCTION =
            new PatternFile("spanish", "self-introductions").pattern("introduction");
    private static final int HEAD = 500;

    private SelfIntroductions() {}

    /** Returns the questioner who introduces herself or himself in the words of a question. */
    static Optional<SpeakerMention> in(String question) {
        Matcher matcher = INTRODUCTION.matcher(question.substring(0, Math.min(HEAD, question.length())));
        return matcher.find()
                ? Optional.of(new SpeakerMention(matcher.group(1), null, matcher.group(2), true))
                : Optional.empty();
    }
}
