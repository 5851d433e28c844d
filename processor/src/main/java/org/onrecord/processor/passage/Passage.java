package org.onrecord.processor.passage;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.SentenceFeatures;

/**
 * The words of a speaker, prepared for finding topics and stances.
 *
 * @param language BCP 47 tag
 * @param side the government that the speaker speaks for
 * @param question the question that the words answer, or the empty string
 */
public record Passage(String language, String side, String question, List<Sentence> sentences) {

    /** Joins passages of one speaker. The question is that of the first passage that has one. */
    public static Passage together(List<Passage> parts) {
        String question = parts.stream()
                .map(Passage::question)
                .filter(asked -> !asked.isBlank())
                .findFirst()
                .orElse("");
        return new Passage(
                parts.getFirst().language(),
                parts.getFirst().side(),
                question,
                parts.stream().flatMap(part -> part.sentences().stream()).toList());
    }

    /** Returns the part that names the issue: the sentences that are {@link Sentence#near} it, or all if none is. */
    public Passage near() {
        List<Sentence> near = sentences.stream().filter(Sentence::near).toList();
        return near.isEmpty() || near.size() == sentences.size() ? this : new Passage(language, side, question, near);
    }

    /** Returns the indices of the sentences that can show the speaker's stance. */
    public List<Integer> showing() {
        return IntStream.range(0, sentences.size())
                .filter(i -> sentences.get(i).shows())
                .boxed()
                .toList();
    }

    /** Returns the words of the question and of each sentence. */
    public Stream<String> texts() {
        return Stream.concat(Stream.of(question), sentences.stream().map(Sentence::text));
    }

    /** Returns the words of the sentences in a span, with what is between them. */
    public String words(Statement.Span span) {
        StringBuilder words = new StringBuilder();
        for (Sentence each : sentences) {
            if (each.span().overlaps(span)) {
                words.append(words.isEmpty() || each.gap() == null ? "" : each.gap())
                        .append(each.text());
            }
        }
        return words.toString();
    }

    /** Returns the sentences as features for learned heads; empty if nothing was learned. */
    public List<SentenceFeatures> features(IssueHeads learned) {
        return learned.isEmpty()
                ? List.of()
                : sentences.stream()
                        .map(each -> SentenceFeatures.of(each.text(), each.vector(), learned.centre()))
                        .toList();
    }

    /**
     * A sentence of a passage.
     *
     * @param gap the text between it and the preceding sentence of the same statement; null if there is none
     * @param inContext what a model reads: the words, or for quoted words the whole sentence of the document around them
     * @param vector its embedding, of length 1
     * @param reported true if more than half of the words are someone else's and the speaker's own do not reject them: such a sentence never
     *     shows the speaker's stance
     * @param others spans of the words that are someone else's. Unless {@code reported}, the speaker's stance is that of the other words towards
     *     these: "the claim that ... is groundless"
     * @param near true if the issue is named in it, in a neighbouring sentence of the statement, or in the question that it answers at once: no
     *     other sentence shows a stance
     */
    public record Sentence(
            Statement.Span span,
            String text,
            @Nullable String gap,
            String inContext,
            float[] vector,
            boolean reported,
            List<Statement.Span> others,
            boolean near) {

        /** A single sentence near the issue's name that is entirely someone else's words, or entirely the speaker's. */
        public Sentence(Statement.Span span, String text, float[] vector, boolean reported) {
            this(span, text, null, text, vector, reported, reported ? List.of(span) : List.of(), true);
        }

        /** Returns true if the sentence can show the speaker's stance. */
        public boolean shows() {
            return near && !reported;
        }

        /** Returns the sentence as the successor of another one of its statement, given by its span in the document's text. */
        public Sentence after(Statement.Span before, String document) {
            String between = document.substring(before.end(), span.start());
            return new Sentence(span, text, between, inContext, vector, reported, others, near);
        }
    }
}
