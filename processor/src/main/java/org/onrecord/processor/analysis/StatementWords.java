package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.statement.TextLanguage;
import org.onrecord.processor.topic.IssueTerms;

/**
 * The words of a statement around the issue's name, or all of them if the title names it. A sentence is embedded when a part that has it is first asked for:
 * that is most of the time that a document off the issue takes. Not safe for use by several threads.
 */
final class StatementWords {
    /** How many characters on either side the context of quoted or reported words can have. */
    private static final int MOST_CONTEXT = 600;

    private final Document document;
    private final FoundStatement statement;
    private final Embedder embedder;
    private final String language;
    private final String question;
    private final List<Span> spans;
    private final List<String> contexts;
    private final ReadSentences read;
    private final List<Integer> indices;
    private final List<Span> others;
    private final Map<Integer, float[]> vectors = new HashMap<>();
    private @Nullable Passage whole;

    /**
     * @param all statements of the document
     * @param others the parts that are other people's words
     * @param throughout true if all words count, because the title names the issue
     */
    StatementWords(
            Document document,
            FoundStatement statement,
            List<FoundStatement> all,
            List<Span> others,
            IssueTerms terms,
            boolean throughout,
            Embedder embedder) {
        this.document = document;
        this.statement = statement;
        this.embedder = embedder;
        this.others = others;
        String text = document.text();
        language = TextLanguage.of(document);
        spans = Sentences.split(text, statement.span());
        question = statement.answerTo() < 0
                ? ""
                : all.get(statement.answerTo()).span().of(text);
        contexts = spans.stream().map(span -> inContext(text, span, statement)).toList();
        read = new ReadSentences(contexts.stream().map(terms::in).toList(), !question.isBlank() && terms.in(question));
        indices = throughout ? IntStream.range(0, spans.size()).boxed().toList() : read.indices();
    }

    /** Returns the part that names the issue, as {@link Passage#near} does. */
    Passage near() {
        List<Integer> near = indices.stream().filter(read::shows).toList();
        return near.isEmpty() ? whole() : passage(near);
    }

    Passage whole() {
        if (whole == null) {
            whole = passage(indices);
        }
        return whole;
    }

    private Passage passage(List<Integer> chosen) {
        List<float[]> embedded = embedded(chosen);
        String text = document.text();
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (int k = 0; k < chosen.size(); k++) {
            int i = chosen.get(k);
            Span span = spans.get(i);
            Passage.Sentence sentence =
                    AttributedParts.mark(span, span.of(text), contexts.get(i), embedded.get(k), others, read.shows(i));
            boolean follows = k > 0 && chosen.get(k - 1) == i - 1;
            sentences.add(follows ? sentence.after(spans.get(i - 1), text) : sentence);
        }
        return new Passage(language, statement.actor().side(), question, sentences);
    }

    private List<float[]> embedded(List<Integer> chosen) {
        List<Integer> missing =
                chosen.stream().filter(i -> !vectors.containsKey(i)).toList();
        ReadingBudget.sentences(missing.size());
        List<float[]> added = embedder.embed(
                missing.stream().map(i -> spans.get(i).of(document.text())).toList(), language);
        for (int k = 0; k < missing.size(); k++) {
            vectors.put(missing.get(k), added.get(k));
        }
        return chosen.stream().map(i -> Objects.requireNonNull(vectors.get(i))).toList();
    }

    /** Returns the whole sentence around a part of a quoted or reported statement, since a fragment says little, and the part itself of any other. */
    private static String inContext(String text, Span part, FoundStatement statement) {
        if (statement.kind() != Statement.Kind.DIRECT && statement.kind() != Statement.Kind.INDIRECT) {
            return part.of(text);
        }
        // Bounded, so that ten thousand quotations in one paragraph take linear time.
        int first = Math.max(0, part.start() - MOST_CONTEXT);
        int last = Math.min(text.length(), part.end() + MOST_CONTEXT);
        int start = Math.max(first, text.lastIndexOf('\n', part.start() - 1) + 1);
        int end = text.substring(part.end(), last).indexOf('\n');
        Span near = new Span(start, end < 0 ? last : part.end() + end);
        List<Span> around = Sentences.split(text, near).stream()
                .filter(sentence -> sentence.start() < part.end() && sentence.end() > part.start())
                .toList();
        if (around.isEmpty()) {
            return part.of(text);
        }
        return text.substring(
                Math.min(part.start(), around.getFirst().start()),
                Math.max(part.end(), around.getLast().end()));
    }
}
