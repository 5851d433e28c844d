package org.onrecord.processor.passage;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.processor.model.IssueStanceReader;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;

/**
 * A passage as the stance model reads it: the question that it answers, if any, then its sentences.
 *
 * @param before how many of them precede the passage's own sentences
 */
public record PassageWords(List<String> sentences, int before) {
    /** A longer question is cut to its end. */
    private static final int QUESTION_CHARACTERS = 400;

    public static PassageWords of(Passage passage) {
        boolean chinese = Script.readsChinese(passage.language());
        List<String> sentences = new ArrayList<>();
        if (!passage.question().isBlank()) {
            sentences.add((chinese ? "问：" : "Q: ") + end(passage.question().strip()));
        }
        int before = sentences.size();
        for (Passage.Sentence sentence : passage.sentences()) {
            boolean answer = before > 0 && sentences.size() == before;
            sentences.add((answer ? chinese ? "答：" : "A: " : "") + sentence.inContext());
        }
        return new PassageWords(sentences, before);
    }

    private static String end(String question) {
        if (question.length() <= QUESTION_CHARACTERS) {
            return question;
        }
        int from = question.length() - QUESTION_CHARACTERS;
        int border = question.indexOf(' ', from);
        return question.substring(border < 0 ? from : border + 1);
    }

    /** Reads the passage against a claim. The result only has the passage's own sentences. */
    public StanceReader.Reading read(String claim, Passage passage, StanceReader reader) {
        return reader.read(new StanceReader.Query(claim, passage.side(), sentences), passage.language())
                .from(before);
    }

    /**
     * Reads the passage against all claims and topics of the issue. The result only has the passage's own sentences.
     *
     * @param side the government that speaks; the empty string to judge by the words alone
     */
    public StanceReader.Reading read(String side, IssueStanceReader reader) {
        return reader.read(side, sentences).from(before);
    }
}
