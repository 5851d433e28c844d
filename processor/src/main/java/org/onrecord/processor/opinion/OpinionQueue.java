package org.onrecord.processor.opinion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;

/**
 * A bounded priority queue of the official statements that a language model has not answered yet: those with the least sure labels first, and of
 * equals the newest.
 *
 * <p>It takes the records of the topics in any order and any number of times. Statements that exceed its capacity or wait for a retry are skipped;
 * once the queue is empty, {@link #needsReread} asks for the topic to be read again.
 */
public final class OpinionQueue {
    /** The most requests about a statement whose answers are refused, {@link #RETRY_DELAY} apart, since at temperature 0 a model repeats itself. */
    private static final int MAX_ATTEMPTS = 3;

    private static final Duration RETRY_DELAY = Duration.ofDays(1);

    /** The score by which a statement without sides is ordered: after doubtful sides, before sure ones. */
    private static final double SCORE_WITHOUT_SIDE = 0.8;

    private static final Comparator<Queued> ORDER = Comparator.comparingInt(Queued::failures)
            .thenComparingDouble(Queued::score)
            .thenComparing(Queued::day, Comparator.reverseOrder())
            .thenComparing(queued -> queued.statement().id());

    private final Issue issue;
    private final String model;
    private final int capacity;
    private final Map<String, Opinion> opinions = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Map<String, Queued> byStatement = new HashMap<>();
    private final TreeSet<Queued> inOrder = new TreeSet<>(ORDER);
    private boolean skipped;

    /** A statement in the queue, with the number of requests that failed and the score of its least sure side. */
    private record Queued(Statement statement, int failures, double score) {
        LocalDate day() {
            LocalDate day = statement.day();
            return day == null ? LocalDate.MIN : day;
        }
    }

    /**
     * The statement to ask about.
     *
     * @param id of the opinion to be given
     * @param asked hash of the inquiry
     * @param attempts number of requests about it, with this one
     */
    public record Turn(String statement, OpinionRequest inquiry, String id, String asked, int attempts) {}

    public OpinionQueue(Issue issue, String model, int capacity) {
        this.issue = issue;
        this.model = model;
        this.capacity = capacity;
    }

    public void put(Statement statement, Instant now) {
        if (statement.kind() == Statement.Kind.QUESTION) {
            questions.put(statement.id(), OpinionRequest.question(statement.quote()));
        }
        drop(statement.id());
        if (!OpinionRequest.concerns(statement, issue)) {
            return;
        }
        Turn turn = turn(statement);
        if (isDelayed(turn.id(), now)) {
            skipped = true;
        } else if (!isDone(turn.id())) {
            add(new Queued(statement, 0, score(statement)));
        }
    }

    public void remove(String statement) {
        questions.remove(statement);
        drop(statement);
    }

    private void drop(String statement) {
        Queued known = byStatement.remove(statement);
        if (known != null) {
            inOrder.remove(known);
        }
    }

    /** Adds an opinion of any model; the last record of an id counts. */
    public void put(Opinion opinion) {
        if (opinion.model().equals(model)) {
            opinions.put(opinion.id(), opinion);
        }
    }

    /** Returns the statement to ask about, without removing it; empty if the queue is. */
    public Optional<Turn> next(Instant now) {
        while (!inOrder.isEmpty()) {
            Statement statement = inOrder.getFirst().statement();
            // Its question, or an opinion on the same words, may have arrived since it was queued.
            Turn turn = turn(statement);
            if (!isDone(turn.id()) && !isDelayed(turn.id(), now)) {
                return Optional.of(turn);
            }
            skipped = skipped || !isDone(turn.id());
            drop(statement.id());
        }
        return Optional.empty();
    }

    /** Adds the answer and removes the statement; if the answer was refused, it returns after {@link #RETRY_DELAY}. */
    public void answered(Turn turn, Opinion opinion) {
        put(opinion);
        drop(turn.statement());
        skipped = skipped || !isDone(turn.id());
    }

    /** Moves the statement behind those with fewer failures of the endpoint. */
    public void failed(Turn turn) {
        Queued known = byStatement.get(turn.statement());
        if (known == null) {
            return;
        }
        drop(turn.statement());
        add(new Queued(known.statement(), known.failures() + 1, known.score()));
    }

    public int size() {
        return inOrder.size();
    }

    /** Returns true if the queue is empty and statements were skipped. */
    public boolean needsReread() {
        return inOrder.isEmpty() && skipped;
    }

    /** Resets {@link #needsReread}, as the statements are read from the beginning. */
    public void rereadStarts() {
        skipped = false;
    }

    private void add(Queued queued) {
        byStatement.put(queued.statement().id(), queued);
        inOrder.add(queued);
        if (inOrder.size() > capacity) {
            drop(inOrder.getLast().statement().id());
            skipped = true;
        }
    }

    private Turn turn(Statement statement) {
        String answerTo = statement.answerTo();
        @Nullable String question = answerTo == null ? null : questions.get(answerTo);
        OpinionRequest inquiry = OpinionRequest.of(statement, question, issue);
        String asked = inquiry.hash();
        String id = Ids.opinion(asked, model);
        Opinion earlier = opinions.get(id);
        return new Turn(statement.id(), inquiry, id, asked, earlier == null ? 1 : earlier.attempts() + 1);
    }

    private boolean isDone(String id) {
        Opinion opinion = opinions.get(id);
        return opinion != null && (opinion.refused() == null || opinion.attempts() >= MAX_ATTEMPTS);
    }

    private boolean isDelayed(String id, Instant now) {
        Opinion opinion = opinions.get(id);
        return opinion != null && !isDone(id) && now.isBefore(opinion.at().plus(RETRY_DELAY));
    }

    private static double score(Statement statement) {
        return statement.stances().stream()
                .mapToDouble(Statement.StanceLabel::score)
                .min()
                .orElse(SCORE_WITHOUT_SIDE);
    }
}
