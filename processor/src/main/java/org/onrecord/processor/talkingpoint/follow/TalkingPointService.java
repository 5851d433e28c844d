package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.List;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.singleton.SingletonTask;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.talkingpoint.TalkingPointHolders;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.topic.IssueTerms;

/**
 * Finds the talking points of all actors on an issue, beside the processor and without delaying it.
 *
 * <p>One process does so at a time: the one to which the consumer group assigns the first partition of the talking points.
 */
public final class TalkingPointService {
    /** The beginning of the names of all groups. */
    public static final String GROUPS = KafkaNames.of("onrecord-talking-points.");

    static final String READ = ".read";

    private static final Duration BEFORE_RESTART = Duration.ofSeconds(5);

    /** A step may read and compare a large history at once. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    private TalkingPointService() {}

    /** Returns the consumer group of the processes that can do the work for an issue; also the transactional id of the writer. */
    public static String group(String issue) {
        return GROUPS + issue;
    }

    /** Returns the group under which the position in the statements of an issue is committed. */
    public static String groupRead(String issue) {
        return GROUPS + issue + READ;
    }

    /**
     * Starts the task and returns at once. The topics must exist.
     *
     * @param generation number of the generation that made the statements
     */
    public static SingletonTask start(KafkaClients kafka, int generation, Issue issue, Embedder embedder) {
        IssueTerms terms = IssueTerms.of(issue);
        return SingletonTask.start(
                new SingletonTask.Settings(
                        kafka, group(issue.id()), Topics.TALKING_POINTS, LONGEST_STEP, BEFORE_RESTART),
                () -> new TalkingPointWorker(
                        kafka,
                        issue.id(),
                        generation,
                        new TalkingPoints(issue, words -> embedder.embed(words, Script.languageOf(words))),
                        new TalkingPointHolders(issue),
                        statement -> said(statement, terms, embedder)));
    }

    private static Said said(Statement statement, IssueTerms terms, Embedder embedder) {
        String words = statement.quote();
        String language = Script.languageOf(words);
        List<String> sentences = Sentences.split(words, new Statement.Span(0, words.length())).stream()
                .map(span -> span.of(words))
                .toList();
        return Said.of(statement, sentences, terms::in, sentence -> embedder.embed(sentence, language));
    }
}
