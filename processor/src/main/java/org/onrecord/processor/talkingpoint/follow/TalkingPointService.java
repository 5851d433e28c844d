package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.duty.Duty;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.talkingpoint.Voices;

/**
 * Follows the talking points of all actors, beside the processor and without a hold on it.
 *
 * <p>Of any number of processes one does so at a time, the one to which the consumer group gives the first partition of the talking points.
 */
public final class TalkingPointService implements AutoCloseable {
    /** The consumer group by which the processes agree on who follows; the writer's transactional id too. */
    public static final String GROUP = "onrecord-talking-points";

    /** The group under which stands how far the statements have been worked off. */
    public static final String GROUP_READ = "onrecord-talking-points-read";

    private static final Duration BEFORE_NEW_START = Duration.ofSeconds(5);

    /** A large history is read and compared in one piece. */
    private static final Duration PIECE = Duration.ofMinutes(15);

    private final String bootstrapServers;
    private final int generation;
    private final Issue issue;
    private final Embedder embedder;
    private final Duty duty;

    private TalkingPointService(String bootstrapServers, int generation, Issue issue, Embedder embedder) {
        this.bootstrapServers = bootstrapServers;
        this.generation = generation;
        this.issue = issue;
        this.embedder = embedder;
        duty = Duty.start(
                new Duty.Settings(
                        "Talking points", bootstrapServers, GROUP, Topics.TALKING_POINTS, PIECE, BEFORE_NEW_START),
                this::desk);
    }

    /**
     * Starts it; the topics must be there. Returns at once.
     *
     * @param generation number of what the statements are made with
     */
    public static TalkingPointService start(String bootstrapServers, int generation, Issue issue, Embedder embedder) {
        return new TalkingPointService(bootstrapServers, generation, issue, embedder);
    }

    private TalkingPointDesk desk() {
        return new TalkingPointDesk(
                bootstrapServers,
                generation,
                new TalkingPoints(issue, words -> vector(words, language(words))),
                new Voices(issue),
                this::said);
    }

    private Said said(Statement statement) {
        String words = statement.quote();
        String language = language(words);
        List<String> sentences = Sentences.split(words, new Statement.Span(0, words.length()), language).stream()
                .map(span -> span.of(words))
                .toList();
        Function<String, float[]> meaning = sentence -> vector(sentence, language);
        return Said.of(statement, sentences, meaning);
    }

    private float[] vector(String sentence, String language) {
        return embedder.embed(List.of(sentence), language).getFirst();
    }

    private static String language(String words) {
        return Script.isChinese(words) ? "zh" : "en";
    }

    /** Stops following. */
    @Override
    public void close() {
        duty.close();
    }
}
