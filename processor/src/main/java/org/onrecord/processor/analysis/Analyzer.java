package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labels;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.TextLanguage;
import org.onrecord.processor.talkingpoint.DeclaredTalkingPoints;
import org.onrecord.processor.topic.IssueTerms;
import org.onrecord.processor.topic.ModelTopics;
import org.onrecord.processor.topic.TopicLabeller;

/** Reads a document: finds its statements and labels each one. Safe for use by several threads. */
public final class Analyzer {
    private final Issue issue;
    private final Set<String> persons;
    private final StatementFinder finder;
    private final Embedder embedder;
    private final IssueTerms terms;
    private final TopicLabeller topics;
    private final StanceDecision stances;
    private final DeclaredTalkingPoints talkingPoints;

    /** Puts the parts of a reading together. */
    public Analyzer(
            Issue issue, StatementFinder finder, Embedder embedder, TopicLabeller topics, StanceDecision stances) {
        this.issue = issue;
        this.persons = issue.actors().stream()
                .filter(actor -> actor.kind() == RegisteredActor.Kind.PERSON)
                .map(RegisteredActor::id)
                .collect(Collectors.toUnmodifiableSet());
        this.finder = finder;
        this.embedder = embedder;
        this.topics = topics;
        this.stances = stances;
        this.terms = IssueTerms.of(issue);
        this.talkingPoints = DeclaredTalkingPoints.of(issue, embedder);
    }

    /** The analyzer of an issue, with the shipped models. */
    public static Analyzer of(Issue issue, Embedder embedder, StanceReader reader) {
        return new Analyzer(
                issue,
                StatementFinder.of(issue),
                embedder,
                ModelTopics.of(issue, embedder, reader),
                ModelStances.of(issue, embedder, reader));
    }

    /** Reads the document: a function of it, the issue and the models, and of nothing else. */
    public Analysis analyze(Document document) {
        List<FoundStatement> found = finder.find(document);
        IssueTerms.Places named = terms.in(document);
        boolean[] near = new boolean[found.size()];
        for (int i = 0; i < near.length; i++) {
            near[i] = named.near(found.get(i).span());
        }
        // Most of what a newsroom publishes is near no term: it need not be read.
        Read all = read(document, found, spread(found, near), named.anywhere());
        List<Labelled> statements = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            statements.add(
                    all.onIssue[i]
                            ? on(document, found.get(i), all.passages.get(i), all.labels.get(i))
                            : off(found.get(i)));
        }
        return new Analysis(document, issue.id(), embedder.id() + "/" + stances.id(), statements);
    }

    private Labelled on(Document document, FoundStatement statement, Passage words, TopicLabeller.Topics label) {
        StanceDecision.Decision sides = sides(statement, words);
        return new Labelled(
                statement,
                true,
                new Labels(
                        label.topics(),
                        sides.taken(),
                        sides.unsure(),
                        talkingPoints.of(statement.actor(), statement.date(), sentences(document, words))));
    }

    private static Labelled off(FoundStatement statement) {
        return new Labelled(statement, false, Labels.NONE);
    }

    /** To ask is not to say: who asks takes no side, and what is claimed in a question is what the question is about. */
    private StanceDecision.Decision sides(FoundStatement statement, Passage words) {
        return statement.kind() == Statement.Kind.QUESTION ? StanceDecision.Decision.NONE : stances.decide(words);
    }

    private static Map<String, float[]> sentences(Document document, Passage passage) {
        Map<String, float[]> sentences = new LinkedHashMap<>();
        passage.sentences().forEach(sentence -> sentences.put(sentence.span().of(document.text()), sentence.vector()));
        return sentences;
    }

    /**
     * A passage taken as a whole: all words of its main speaker together.
     *
     * @param named true if the issue is named in it
     * @param onIssue true if one of its statements is on the issue
     * @param speaker who says most of it, or null where nobody is found to speak
     * @param words the speaker's, or null
     */
    private record Whole(
            boolean named,
            boolean onIssue,
            @Nullable FoundStatement speaker,
            @Nullable Passage words) {}

    /** Reads a passage as a whole: all words of its main speaker together, or of its publisher where nobody else is seen to speak. */
    public PassageReading readPassage(Document document) {
        Whole whole = whole(document);
        FoundStatement speaker = whole.speaker();
        Passage words = whole.words();
        return speaker == null || words == null
                ? new PassageReading(whole.onIssue(), null, null, List.of(), List.of())
                : read(
                        speaker,
                        words,
                        whole.named() ? topics.label(words) : TopicLabeller.Topics.NONE,
                        whole.onIssue());
    }

    /** The words that {@link #readPassage} reads for a passage's topics and sides, if anybody speaks in it. */
    public Optional<Passage> words(Document document) {
        return Optional.ofNullable(whole(document).words());
    }

    private Whole whole(Document document) {
        List<FoundStatement> found = finder.find(document);
        boolean named = terms.in(document).anywhere();
        boolean[] each = new boolean[found.size()];
        Arrays.fill(each, true);
        Read all = read(document, found, each, named);
        boolean onIssue = false;
        for (boolean one : all.onIssue) {
            onIssue |= one;
        }
        FoundStatement whole = finder.whole(document);
        MainSpeaker main = MainSpeaker.of(document.text(), found, whole, all.onIssue);
        if (main.own()) {
            FoundStatement maker = whole.actor().official()
                    ? whole
                    : finder.asked(document, found).orElse(whole);
            Passage passage = passage(document.text(), TextLanguage.of(document), maker, found, true);
            return new Whole(named, onIssue, speaker(document, found, maker), passage);
        }
        if (main.statements().isEmpty()) {
            return new Whole(named, onIssue, null, null);
        }
        List<FoundStatement> own = main.statements().stream().map(found::get).toList();
        List<Passage> parts = main.statements().stream().map(all.passages::get).toList();
        return new Whole(named, onIssue, speaker(document, found, MainSpeaker.longest(own)), Passage.together(parts));
    }

    /** Who speaks in a statement: in an official publisher's own text the person whose words it mostly tells. */
    private FoundStatement speaker(Document document, List<FoundStatement> found, FoundStatement main) {
        return main.kind() == Statement.Kind.OWN_TEXT && main.actor().official()
                ? MainSpeaker.reported(document.text(), found, main, persons).orElse(main)
                : main;
    }

    private PassageReading read(FoundStatement speaker, Passage passage, TopicLabeller.Topics label, boolean onIssue) {
        boolean on = onIssue || label.onIssue();
        return new PassageReading(
                on,
                speaker.speaker().name(),
                speaker.actor(),
                label.topics().stream().map(Statement.TopicLabel::topic).toList(),
                on ? stances.decide(passage).taken() : List.of());
    }

    /** For each statement of a document its words, topics, and whether it is on the issue. */
    private record Read(List<Passage> passages, List<TopicLabeller.Topics> labels, boolean[] onIssue) {}

    /** Reads the statements asked for; one that is not has no words. Where the issue is not named, none is on it. */
    private Read read(Document document, List<FoundStatement> found, boolean[] asked, boolean named) {
        String language = TextLanguage.of(document);
        List<Passage> passages = new ArrayList<>();
        List<TopicLabeller.Topics> labels = new ArrayList<>();
        boolean[] own = new boolean[found.size()];
        for (int i = 0; i < found.size(); i++) {
            Passage words = asked[i]
                    ? passage(document.text(), language, found.get(i), found, false)
                    : new Passage(language, found.get(i).actor().side(), "", List.of());
            passages.add(words);
            labels.add(asked[i] && named ? topics.label(words) : TopicLabeller.Topics.NONE);
            own[i] = labels.get(i).onIssue();
        }
        return new Read(passages, labels, spread(found, own));
    }

    /** A question and its answer are on the issue together; words within others go with them. */
    private static boolean[] spread(List<FoundStatement> found, boolean[] own) {
        boolean[] spread = own.clone();
        for (int i = 0; i < own.length; i++) {
            int question = found.get(i).answerTo();
            if (question >= 0) {
                spread[i] |= own[question];
                spread[question] |= own[i];
            }
        }
        for (int i = 0; i < own.length; i++) {
            int outer = found.get(i).within();
            if (outer >= 0) {
                spread[i] = spread[outer];
            }
        }
        return spread;
    }

    private Passage passage(
            String text, String language, FoundStatement statement, List<FoundStatement> all, boolean whole) {
        List<Span> spans = Sentences.split(text, statement.span(), language);
        List<String> words = spans.stream().map(span -> span.of(text)).toList();
        List<float[]> vectors = embedder.embed(words, language);
        List<Span> others = others(statement, all, whole);
        List<Passage.Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            String inContext = SentenceContext.of(text, spans.get(i), statement, language);
            Passage.Sentence sentence =
                    AttributedParts.mark(spans.get(i), words.get(i), inContext, vectors.get(i), others);
            sentences.add(i == 0 ? sentence : sentence.after(spans.get(i - 1), text));
        }
        String question = statement.answerTo() < 0
                ? ""
                : all.get(statement.answerTo()).span().of(text);
        return new Passage(language, statement.actor().side(), question, sentences);
    }

    /** What others say within a statement; of a text taken as a whole, also all that was found in it. */
    private static List<Span> others(FoundStatement statement, List<FoundStatement> all, boolean whole) {
        List<Span> others = new ArrayList<>();
        statement.distanced().forEach(mark -> others.add(mark.span()));
        if (whole) {
            all.stream().filter(found -> found.within() < 0).forEach(found -> others.add(found.span()));
        }
        return others;
    }
}
