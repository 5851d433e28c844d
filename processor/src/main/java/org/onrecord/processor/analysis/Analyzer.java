package org.onrecord.processor.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labels;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.analysis.Analysis.Labelled;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.limit.ReadingLimits;
import org.onrecord.processor.limit.SourceTime;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.DeclaredActs;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.talkingpoint.DeclaredTalkingPoints;
import org.onrecord.processor.topic.IssueTerms;
import org.onrecord.processor.topic.ModelTopics;
import org.onrecord.processor.topic.TopicLabeller;

/** Finds and labels the statements of documents. Safe for use by several threads. */
public final class Analyzer {
    /** In so many characters a statement refers to something said before: "these drugs". */
    private static final int OPENING = 60;

    private static final Pattern REFERS =
            Pattern.compile("(?iu)\\b(?:this|these|those|its?|they|them|est[aeo]s?|es[aeo]s?|ell[ao]s?)\\b|[这此该其它]|上述");

    /** The last tier of those who speak for a government. */
    private static final int SPEAKS = 2;

    private final Issue issue;
    private final Set<String> persons;
    private final SharedFinders.Shared finders;
    private final Embedder embedder;
    private final IssueTerms terms;
    private final TopicLabeller topics;
    private final StanceDecision stances;
    private final DeclaredActs acts;
    private final DeclaredTalkingPoints talkingPoints;

    public Analyzer(
            Issue issue, SharedFinders finders, Embedder embedder, TopicLabeller topics, StanceDecision stances) {
        this.issue = issue;
        this.persons = issue.actors().stream()
                .filter(actor -> actor.kind() == RegisteredActor.Kind.PERSON)
                .map(RegisteredActor::id)
                .collect(Collectors.toUnmodifiableSet());
        this.finders = finders.of(issue);
        this.embedder = embedder;
        this.topics = topics;
        this.stances = stances;
        this.acts = new DeclaredActs(issue);
        this.terms = IssueTerms.of(issue);
        this.talkingPoints = DeclaredTalkingPoints.of(issue, embedder);
    }

    /** Returns the analyzer of an issue, with the shipped finder and labellers. */
    public static Analyzer of(Issue issue, Embedder embedder, StanceReader reader) {
        return of(issue, embedder, reader, new SharedFinders());
    }

    /** Returns the analyzer of an issue that shares its finder with other issues. */
    public static Analyzer of(Issue issue, Embedder embedder, StanceReader reader, SharedFinders finders) {
        return new Analyzer(
                issue,
                finders,
                embedder,
                new ModelTopics(issue.asRead(), embedder, reader),
                new ModelStances(issue, embedder, reader));
    }

    /**
     * Analyzes a document. The result depends only on the document, the issue and the models.
     *
     * @throws TooMuchToReadException if it exceeds {@link ReadingLimits#SHIPPED}
     */
    public Analysis analyze(Document document) {
        return analyze(document, ReadingLimits.SHIPPED);
    }

    /**
     * Analyzes a document as far as the issue needs it: {@link Analysis#onIssue} is the same as after {@link #analyze(Document)}, but no
     * statements are looked for in a document that does not name the issue, since none of them would be on it. Most documents are such.
     *
     * @throws TooMuchToReadException if it exceeds {@link ReadingLimits#SHIPPED}
     */
    public Analysis analyzeForIssue(Document document) {
        return ReadingBudget.spend(ReadingLimits.SHIPPED, document, () -> readForIssue(document));
    }

    /** As {@link #analyzeForIssue(Document)}, in the time that the document's source has. */
    public Analysis analyzeForIssue(Document document, SourceTime time) {
        return time.spend(ReadingLimits.SHIPPED, document, () -> readForIssue(document));
    }

    private Analysis readForIssue(Document document) {
        IssueTerms.Places named = terms.in(document);
        return named.anywhere() ? read(document, named) : analysis(document, named, List.of());
    }

    /**
     * Analyzes a document within limits.
     *
     * @throws TooMuchToReadException if it exceeds one
     */
    public Analysis analyze(Document document, ReadingLimits limits) {
        return ReadingBudget.spend(limits, document, () -> read(document, terms.in(document)));
    }

    private Analysis read(Document document, IssueTerms.Places named) {
        List<FoundStatement> found = finders.find(document);
        BitSet near = which(found, i -> named.near(found.get(i).span()));
        // Most statements of a newsroom are near no term of the issue and need not be labelled.
        Read all = read(document, found, propagated(found, near, near), named);
        List<Labelled> statements = IntStream.range(0, found.size())
                .mapToObj(i -> all.onIssue.get(i) ? on(found, i, all) : new Labelled(found.get(i), false, Labels.NONE))
                .toList();
        return analysis(document, named, statements);
    }

    private Analysis analysis(Document document, IssueTerms.Places named, List<Labelled> statements) {
        return new Analysis(document, issue.id(), named.anywhere(), embedder.id() + "/" + stances.id(), statements);
    }

    private Labelled on(List<FoundStatement> found, int index, Read all) {
        FoundStatement statement = found.get(index);
        Passage words = all.passage(index);
        List<DeclaredTalkingPoints.Repeated> points = repeated(statement, words);
        StanceDecision.Decision sides = sides(found, statement, words, points, all.acts.getOrDefault(index, List.of()));
        return new Labelled(
                statement,
                true,
                new Labels(
                        all.labels.get(index).topics(),
                        sides.taken(),
                        sides.unsure(),
                        points.stream()
                                .map(each -> each.point().id())
                                .distinct()
                                .toList()));
    }

    /**
     * Decides the sides of a statement. A question takes none: what it claims is what it asks about. Nor does what an official says that another side
     * said: those are the official's words.
     */
    private StanceDecision.Decision sides(
            List<FoundStatement> found,
            FoundStatement statement,
            Passage words,
            List<DeclaredTalkingPoints.Repeated> points,
            List<Statement.StanceLabel> acts) {
        return statement.kind() == Statement.Kind.QUESTION || isToldByAnotherSide(found, statement)
                ? StanceDecision.Decision.NONE
                : withPoints(with(acts, stances.decide(words)), points);
    }

    /** Returns the sides that are taken by formal acts of a government, or of somebody who speaks for one, unless the words are certainly off the issue. */
    private List<Statement.StanceLabel> acts(
            Document document, FoundStatement statement, Passage words, TopicLabeller.Topics label) {
        Statement.Actor actor = statement.actor();
        LocalDate day = statement.date() == null
                ? document.publishedDay().orElse(LocalDate.EPOCH)
                : statement.date().first();
        return !label.equals(TopicLabeller.Topics.NONE)
                        && actor.official()
                        && actor.tier() <= SPEAKS
                        && statement.kind() != Statement.Kind.INDIRECT
                ? acts.of(words, day.getYear())
                : List.of();
    }

    private static StanceDecision.Decision with(List<Statement.StanceLabel> acts, StanceDecision.Decision decided) {
        StanceDecision.Decision all = decided;
        for (Statement.StanceLabel act : acts) {
            all = all.overruledBy(act);
        }
        return all;
    }

    private static boolean isToldByAnotherSide(List<FoundStatement> found, FoundStatement statement) {
        if (statement.kind() != Statement.Kind.INDIRECT || statement.within() < 0) {
            return false;
        }
        Statement.Actor teller = found.get(statement.within()).actor();
        return teller.official() && !teller.side().equals(statement.actor().side());
    }

    private List<DeclaredTalkingPoints.Repeated> repeated(FoundStatement statement, Passage words) {
        LocalDate day = statement.date() == null ? null : statement.date().first();
        return talkingPoints.of(statement.actor(), day, words.sentences());
    }

    /** Returns sides with those of the talking points that are repeated. */
    private StanceDecision.Decision withPoints(
            StanceDecision.Decision decided, List<DeclaredTalkingPoints.Repeated> points) {
        StanceDecision.Decision all = decided;
        for (DeclaredTalkingPoints.Repeated each : points) {
            all = each.side(Math.min(StanceDecision.UNTAUGHT, issue.precision()))
                    .map(all::with)
                    .orElse(all);
        }
        return all;
    }

    /**
     * All words of the main speaker of a passage.
     *
     * @param named true if the passage names the issue
     * @param onIssue true if any of its statements is on the issue
     * @param speaker a statement of the main speaker; null if nobody speaks
     */
    private record MainWords(
            boolean named,
            boolean onIssue,
            @Nullable FoundStatement speaker,
            @Nullable Passage words) {}

    /** Labels a passage as a whole: all words of its main speaker, or of its publisher if nobody else is found to speak. */
    public PassageReading readPassage(Document document) {
        MainWords main = mainWords(document);
        FoundStatement speaker = main.speaker();
        Passage words = main.words();
        return speaker == null || words == null
                ? new PassageReading(main.onIssue(), null, null, List.of(), StanceDecision.Decision.NONE)
                : read(
                        document,
                        speaker,
                        words,
                        main.named() ? topics.label(words) : TopicLabeller.Topics.NONE,
                        main.onIssue());
    }

    /** Returns the words that {@link #readPassage} labels; empty if nobody speaks in the passage. */
    public Optional<Passage> words(Document document) {
        return Optional.ofNullable(mainWords(document).words());
    }

    private MainWords mainWords(Document document) {
        StatementFinder.Reading reading = finders.finder().read(document);
        List<FoundStatement> found = reading.statements();
        IssueTerms.Places places = terms.in(document);
        boolean named = places.anywhere();
        Read all = read(document, found, which(found, i -> true), places);
        boolean onIssue = !all.onIssue.isEmpty();
        FoundStatement ownText = reading.ownText();
        MainSpeaker main = MainSpeaker.of(document.text(), found, ownText, all.onIssue);
        if (main.own()) {
            FoundStatement maker =
                    ownText.actor().official() ? ownText : reading.ofAddressee().orElse(ownText);
            Passage words =
                    words(document, maker, found, true, places.throughout()).whole();
            return new MainWords(named, onIssue, speaker(document, found, maker), words);
        }
        if (main.statements().isEmpty()) {
            return new MainWords(named, onIssue, null, null);
        }
        List<FoundStatement> own = main.statements().stream().map(found::get).toList();
        List<Passage> parts = main.statements().stream().map(all::passage).toList();
        return new MainWords(
                named, onIssue, speaker(document, found, MainSpeaker.longest(own)), Passage.together(parts));
    }

    /** Returns the speaker of a statement: for an official publisher's own text, the person whose words it mostly reports. */
    private FoundStatement speaker(Document document, List<FoundStatement> found, FoundStatement main) {
        return main.kind() == Statement.Kind.OWN_TEXT && main.actor().official()
                ? MainSpeaker.reported(document.text(), found, main, persons).orElse(main)
                : main;
    }

    private PassageReading read(
            Document document, FoundStatement speaker, Passage passage, TopicLabeller.Topics label, boolean onIssue) {
        List<Statement.StanceLabel> acts = acts(document, speaker, passage, label);
        boolean on = onIssue || label.onIssue() || !acts.isEmpty();
        return new PassageReading(
                on,
                speaker.speaker().name(),
                speaker.actor(),
                label.topics().stream().map(Statement.TopicLabel::topic).toList(),
                on
                        ? withPoints(with(acts, stances.decide(passage)), repeated(speaker, passage))
                        : StanceDecision.Decision.NONE);
    }

    /**
     * What was read of a document.
     *
     * @param words of the selected statements, by their index
     * @param labels the topics of each statement
     * @param acts the sides that they take by formal acts, by their index; a statement with one is on the issue
     * @param onIssue whether each is on the issue
     */
    private record Read(
            Map<Integer, StatementWords> words,
            List<TopicLabeller.Topics> labels,
            Map<Integer, List<Statement.StanceLabel>> acts,
            BitSet onIssue) {
        Passage passage(int index) {
            return Objects.requireNonNull(words.get(index)).whole();
        }
    }

    /** Labels the topics of the selected statements. No statement is on an issue that the document does not name. */
    private Read read(Document document, List<FoundStatement> found, BitSet selected, IssueTerms.Places places) {
        Map<Integer, StatementWords> words = new HashMap<>();
        Map<Integer, List<Statement.StanceLabel>> acts = new HashMap<>();
        List<TopicLabeller.Topics> labels =
                new ArrayList<>(Collections.nCopies(found.size(), TopicLabeller.Topics.NONE));
        for (int i = 0; i < found.size(); i++) {
            if (selected.get(i)) {
                StatementWords each = words(document, found.get(i), found, false, places.throughout());
                words.put(i, each);
                if (places.anywhere()) {
                    labels.set(i, topics.label(each.near(), each::whole));
                    acts.put(i, acts(document, found.get(i), each.near(), labels.get(i)));
                }
            }
        }
        BitSet own = which(
                found,
                i -> labels.get(i).onIssue() || !acts.getOrDefault(i, List.of()).isEmpty());
        BitSet nested =
                which(found, i -> selected.get(i) && isOnIssueAlone(document.text(), found.get(i), places, own.get(i)));
        return new Read(words, labels, acts, propagated(found, own, nested));
    }

    /**
     * Returns true if a statement inside another is on the issue by its own words, not because those around it are. Words that refer to something
     * said before also count if the words before them name the issue.
     *
     * @param labelled true if its topics are the issue's
     */
    private static boolean isOnIssueAlone(
            String text, FoundStatement statement, IssueTerms.Places named, boolean labelled) {
        String words = statement.span().of(text);
        return named.within(statement.span())
                || labelled
                        && named.before(statement.span())
                        && REFERS.matcher(words.substring(0, Math.min(words.length(), OPENING)))
                                .find();
    }

    private static BitSet which(List<FoundStatement> found, IntPredicate has) {
        return IntStream.range(0, found.size()).filter(has).collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /**
     * Propagates a property between a question and its answer, and to those statements within others that may have it: a speech that treats the issue
     * once quotes many people on other matters.
     */
    private static BitSet propagated(List<FoundStatement> found, BitSet own, BitSet nested) {
        BitSet propagated = (BitSet) own.clone();
        for (int i = 0; i < found.size(); i++) {
            int question = found.get(i).answerTo();
            if (question >= 0 && (own.get(i) || own.get(question))) {
                propagated.set(i);
                propagated.set(question);
            }
        }
        for (int i = 0; i < found.size(); i++) {
            int outer = found.get(i).within();
            if (outer >= 0) {
                propagated.set(i, propagated.get(outer) && nested.get(i));
            }
        }
        return propagated;
    }

    private StatementWords words(
            Document document, FoundStatement statement, List<FoundStatement> all, boolean whole, boolean throughout) {
        return new StatementWords(document, statement, all, others(statement, all, whole), terms, throughout, embedder);
    }

    /** Returns the parts of a statement that are other people's words. Of a text taken as a whole, all statements found in it are. */
    private static List<Span> others(FoundStatement statement, List<FoundStatement> all, boolean whole) {
        return Stream.concat(
                        statement.distanced().stream().map(Statement.Distanced::span),
                        all.stream()
                                .filter(found -> whole && found.within() < 0)
                                .map(FoundStatement::span))
                .toList();
    }
}
