package org.onrecord.events.opinion;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.text.Ellipsis;

/**
 * The question to a language model which stances the words of a statement take on the claims of the issue, and which of its topics they treat.
 *
 * <p>It contains nothing else of the statement, so that the same words of the same speaker make the same request in any document.
 *
 * @param words of the statement, at most {@value #LONGEST_WORDS} UTF-16 units
 * @param question the question that they answer, at most {@value #LONGEST_QUESTION} UTF-16 units; empty if there is none
 * @param speaker for people
 * @param side the government spoken for, {@code other} or {@code none}
 * @param claims of the issue
 * @param topics of the issue; may be empty
 */
public record OpinionRequest(
        String words, String question, String speaker, String side, List<Proposition> claims, List<Subject> topics) {
    /** The version of the prompt. Raise it when the prompt changes: earlier opinions then belong to other requests. */
    private static final String FORM = "3";

    private static final int LONGEST_WORDS = 12_000;
    private static final int LONGEST_QUESTION = 1_000;

    public record Proposition(String id, String text) {}

    /**
     * A topic in a request.
     *
     * @param text its label and description
     */
    public record Subject(String id, String text) {}

    /** Returns true if a language model is asked about the statement: it counts, and the issue has claims. */
    public static boolean concerns(Statement statement, Issue issue) {
        return statement.issue().equals(issue.id())
                && !issue.claims().isEmpty()
                && statement.counts()
                && !statement.quote().isBlank();
    }

    /** Returns true if a request contains all words of the statement, which is too long otherwise. */
    public static boolean holdsAll(Statement statement) {
        return statement.quote().length() <= LONGEST_WORDS;
    }

    /**
     * Returns the request about a statement.
     *
     * @param asking the statement that it answers; it is left out if it is not a question
     */
    public static OpinionRequest about(Statement statement, Optional<Statement> asking, Issue issue) {
        return of(
                statement,
                asking.filter(each -> each.kind() == Statement.Kind.QUESTION)
                        .map(Statement::quote)
                        .orElse(null),
                issue);
    }

    /**
     * Returns the request about a statement.
     *
     * @param question the words of the question that it answers; null if there is none or it is not known
     */
    public static OpinionRequest of(Statement statement, @Nullable String question, Issue issue) {
        return new OpinionRequest(
                Ellipsis.beginning(statement.quote(), LONGEST_WORDS),
                question == null ? "" : question(question),
                speaker(statement),
                statement.actor().side(),
                claims(issue),
                topics(issue));
    }

    /**
     * Returns the request about words that belong to no statement, such as a labelled passage.
     *
     * @param speaker empty if nobody is named
     */
    public static OpinionRequest of(String words, String speaker, String side, Issue issue) {
        return new OpinionRequest(
                Ellipsis.beginning(words, LONGEST_WORDS), "", speaker, side, claims(issue), topics(issue));
    }

    /** Returns the hash of what all requests on an issue have in common: the form, the claims and the topics. */
    public static String hashOf(Issue issue) {
        return new OpinionRequest("", "", "", "", claims(issue), topics(issue)).hash();
    }

    private static List<Proposition> claims(Issue issue) {
        return issue.claims().stream()
                .map(claim -> new Proposition(claim.id(), claim.text()))
                .toList();
    }

    private static List<Subject> topics(Issue issue) {
        return issue.topics().stream()
                .map(topic -> new Subject(topic.id(), text(topic)))
                .toList();
    }

    private static String text(Issue.Topic topic) {
        return topic.description().isEmpty() ? topic.label() : topic.label() + ": " + topic.description();
    }

    /** Returns the part of a question that goes into a request. */
    public static String question(String words) {
        return Ellipsis.beginning(words, LONGEST_QUESTION);
    }

    /** Returns the name of a registered actor, which is the same in all documents; for others, what the document says. */
    private static String speaker(Statement statement) {
        String name = statement.actor().name();
        if (statement.actor().id() != null && name != null) {
            return name;
        }
        return Stream.of(
                        statement.speaker().name(),
                        statement.speaker().role(),
                        statement.speaker().organisation())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    public String hash() {
        return Ids.hash(Stream.of(
                        Stream.of("inquiry", FORM, words, question, speaker, side, Integer.toString(claims.size())),
                        claims.stream().flatMap(claim -> Stream.of(claim.id(), claim.text())),
                        topics.stream().flatMap(topic -> Stream.of(topic.id(), topic.text())))
                .flatMap(parts -> parts)
                .toArray(String[]::new));
    }
}
