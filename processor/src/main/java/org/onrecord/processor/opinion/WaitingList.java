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
import org.onrecord.events.opinion.Inquiry;

/**
 * Which statement a model is asked about next: of the official ones that it has not answered yet, the one whose labels are least sure, of
 * equals the newest.
 *
 * <p>It is filled from the topics' records, in any order and any number of times. It has room for so many; for what finds none, or was
 * put off, it says that the statements are to be read once more when it has run empty.
 */
public final class WaitingList {
    /** A refused answer is asked for again, so often in all and not within a day: at temperature 0 a model repeats itself. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofDays(1);

    /** Where a statement without a side stands among scores: after the doubtful sides, before those that the labels are sure of. */
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

    /**
     * One whose turn it may be.
     *
     * @param failures how often the endpoint failed on it in a row
     * @param sureness the score of its least sure side
     */
    private record Waiting(Statement statement, int failures, double sureness) {
        LocalDate day() {
            LocalDate day = statement.day();
            return day == null ? LocalDate.MIN : day;
        }
    }

    /**
     * Whose turn it is.
     *
     * @param statement id
     * @param id of the opinion to be given
     * @param asked hash of the inquiry
     * @param attempts how often it has been asked once the answer is there
     */
    public record Turn(String statement, Inquiry inquiry, String id, String asked, int attempts) {}

    /**
     * An empty one.
     *
     * @param model whose opinions are looked for
     * @param room how many statements it holds
     */
    public WaitingList(Issue issue, String model, int room) {
        this.issue = issue;
        this.model = model;
        this.room = room;
    }

    /** Takes a statement as it now is. */
    public void put(Statement statement, Instant now) {
        if (statement.kind() == Statement.Kind.QUESTION) {
            questions.put(statement.id(), Inquiry.question(statement.quote()));
        }
        drop(statement.id());
        boolean ours = statement.issue().equals(issue.id()) && !issue.claims().isEmpty();
        if (!ours || !statement.counts() || statement.quote().isBlank()) {
            return;
        }
        Turn turn = turn(statement);
        if (isPutOff(turn.id(), now)) {
            leftOut = true;
        } else if (!isDone(turn.id())) {
            add(new Waiting(statement, 0, sureness(statement)));
        }
    }

    /** Takes note that a statement is no more. */
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

    /** Takes an opinion, this model's or another's; the newest record of an id holds. */
    public void put(Opinion opinion) {
        if (opinion.model().equals(model)) {
            opinions.put(opinion.id(), opinion);
        }
    }

    /** Whose turn it is; empty if nobody waits. The same again until it is answered, fails, or another comes before it. */
    public Optional<Turn> next(Instant now) {
        while (!inOrder.isEmpty()) {
            Statement statement = inOrder.getFirst().statement();
            // The question that it answers, or the same words from elsewhere, may have come since.
            Turn turn = turn(statement);
            if (!isDone(turn.id()) && !isPutOff(turn.id(), now)) {
                return Optional.of(turn);
            }
            leftOut = leftOut || !isDone(turn.id());
            drop(statement.id());
        }
        return Optional.empty();
    }

    /** Takes the answer: it waits no longer, but for another day if the answer was refused. */
    public void answered(Turn turn, Opinion opinion) {
        put(opinion);
        drop(turn.statement());
        leftOut = leftOut || !isDone(turn.id());
    }

    /** Takes note that the endpoint failed on it: others come first now. */
    public void failed(Turn turn) {
        Waiting known = byStatement.get(turn.statement());
        if (known == null) {
            return;
        }
        drop(turn.statement());
        add(new Waiting(known.statement(), known.failures() + 1, known.sureness()));
    }

    /** How many wait. */
    public int size() {
        return inOrder.size();
    }

    /** True if nobody waits though the statements hold some that were left out; reading them once more brings these in. */
    public boolean wantsReading() {
        return inOrder.isEmpty() && leftOut;
    }

    /** The statements are read from their beginning. */
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
        Inquiry inquiry = Inquiry.of(statement, question, issue);
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
        return opinion != null
                && opinion.refused() != null
                && opinion.attempts() < MOST_ATTEMPTS
                && now.isBefore(opinion.at().plus(BEFORE_NEXT_ATTEMPT));
    }

    private static double sureness(Statement statement) {
        return statement.stances().stream()
                .mapToDouble(Statement.StanceLabel::score)
                .min()
                .orElse(SURENESS_OF_NO_SIDE);
    }
}
