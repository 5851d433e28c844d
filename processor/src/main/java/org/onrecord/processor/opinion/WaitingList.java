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
 * Decides which statement a model is asked about next: the official one without an answer whose labels are least sure, or the newest of equals.
 *
 * <p>It is filled with the records of the topics, in any order and any number of times. Its room is limited. If statements found no room or were
 * put off, it wants the statements to be read again once it is empty.
 */
public final class WaitingList {
    /** How often a statement is asked about in all if answers are refused. A day lies between, since at temperature 0 a model repeats itself. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofDays(1);

    /** The rank of a statement without sides among the scores: after doubtful sides, before sure ones. */
    private static final double SURENESS_OF_NO_SIDE = 0.8;

    private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::failures)
            .thenComparingDouble(Waiting::sureness)
            .thenComparing(Waiting::day, Comparator.reverseOrder())
            .thenComparing(waiting -> waiting.statement().id());

    private final Issue issue;
    private final String model;
    private final int room;
    private final Map<String, Opinion> opinions = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Map<String, Waiting> byStatement = new HashMap<>();
    private final TreeSet<Waiting> inOrder = new TreeSet<>(ORDER);
    private boolean leftOut;

    /** A statement that waits, with the failures of the endpoint in a row with it and the score of its least sure side. */
    private record Waiting(Statement statement, int failures, double sureness) {
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
     * @param attempts with this one, how often it was asked
     */
    public record Turn(String statement, OpinionRequest inquiry, String id, String asked, int attempts) {}

    public WaitingList(Issue issue, String model, int room) {
        this.issue = issue;
        this.model = model;
        this.room = room;
    }

    /** Adds a statement, or replaces its former version. */
    public void put(Statement statement, Instant now) {
        if (statement.kind() == Statement.Kind.QUESTION) {
            questions.put(statement.id(), OpinionRequest.question(statement.quote()));
        }
        drop(statement.id());
        if (!OpinionRequest.concerns(statement, issue)) {
            return;
        }
        Turn turn = turn(statement);
        if (isPutOff(turn.id(), now)) {
            leftOut = true;
        } else if (!isDone(turn.id())) {
            add(new Waiting(statement, 0, sureness(statement)));
        }
    }

    public void remove(String statement) {
        questions.remove(statement);
        drop(statement);
    }

    private void drop(String statement) {
        Waiting known = byStatement.remove(statement);
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

    /** Returns the statement to ask about; empty if none waits. It stays the same until it is answered, fails, or another one takes precedence. */
    public Optional<Turn> next(Instant now) {
        while (!inOrder.isEmpty()) {
            Statement statement = inOrder.getFirst().statement();
            // Its question, or an opinion on the same words, may have come since.
            Turn turn = turn(statement);
            if (!isDone(turn.id()) && !isPutOff(turn.id(), now)) {
                return Optional.of(turn);
            }
            leftOut = leftOut || !isDone(turn.id());
            drop(statement.id());
        }
        return Optional.empty();
    }

    /** Adds the answer. The statement stops waiting; if the answer was refused, it comes again on another day. */
    public void answered(Turn turn, Opinion opinion) {
        put(opinion);
        drop(turn.statement());
        leftOut = leftOut || !isDone(turn.id());
    }

    /** Notes that the endpoint failed: other statements come first now. */
    public void failed(Turn turn) {
        Waiting known = byStatement.get(turn.statement());
        if (known == null) {
            return;
        }
        drop(turn.statement());
        add(new Waiting(known.statement(), known.failures() + 1, known.sureness()));
    }

    public int size() {
        return inOrder.size();
    }

    /** Returns true if no statement waits but some were left out: reading the statements again adds them. */
    public boolean wantsReading() {
        return inOrder.isEmpty() && leftOut;
    }

    /** Notes that the statements are read from the beginning. */
    public void readingBegins() {
        leftOut = false;
    }

    private void add(Waiting waiting) {
        byStatement.put(waiting.statement().id(), waiting);
        inOrder.add(waiting);
        if (inOrder.size() > room) {
            drop(inOrder.getLast().statement().id());
            leftOut = true;
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
        return opinion != null && (opinion.refused() == null || opinion.attempts() >= MOST_ATTEMPTS);
    }

    private boolean isPutOff(String id, Instant now) {
        Opinion opinion = opinions.get(id);
        return opinion != null && !isDone(id) && now.isBefore(opinion.at().plus(BEFORE_NEXT_ATTEMPT));
    }

    private static double sureness(Statement statement) {
        return statement.stances().stream()
                .mapToDouble(Statement.StanceLabel::score)
                .min()
                .orElse(SURENESS_OF_NO_SIDE);
    }
}
