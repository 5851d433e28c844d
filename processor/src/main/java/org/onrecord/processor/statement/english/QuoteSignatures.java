package org.onrecord.processor.statement.english;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.Word;

/** Reads the name behind a dash that signs a quotation: “...” — Otto Marsh, pilot. It ends the line, or is the next one. */
final class QuoteSignatures {
    private static final Pattern SIGNATURE = Pattern.compile("\\s{0,4}[-–—―~]{1,3}\\s{0,2}([^\\n]{2,90})(?:\\n|$)");
    private static final int LOOK = 110;
    private static final int NAME = 7;

    private QuoteSignatures() {}

    static Optional<SpeakerMention> behind(String text, int end, SubjectReader subjects) {
        Matcher signature = SIGNATURE.matcher(text).region(end, Math.min(text.length(), end + LOOK));
        if (!signature.lookingAt()) {
            return Optional.empty();
        }
        int start = signature.start(1);
        List<Word> words = Word.split(text, start, signature.end(1));
        int to = 0;
        while (to < words.size()
                && (to == 0
                        || text.substring(words.get(to - 1).end(), words.get(to).start())
                                .isBlank())) {
            to++;
        }
        boolean name = to > 0
                && to <= NAME
                && words.getFirst().capitalised()
                && words.getFirst().start() - start <= 2;
        return name
                ? subjects.speaker(words, 0, to, null)
                        .or(() -> Optional.of(SpeakerMention.named(
                                text.substring(words.getFirst().start(), signature.end(1))
                                        .strip())))
                : Optional.empty();
    }
}
