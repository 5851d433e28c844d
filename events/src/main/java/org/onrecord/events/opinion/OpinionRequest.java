package org.onrecord.events.opinion;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;

/**
 * What a language model is asked of a statement: which sides these words take on these claims.
 *
 * <p>Nothing else of the statement is in it, so that the same words of the same speaker make one inquiry in any document.
 *
 * @param words the statement's, at most {@value #LONGEST_WORDS} UTF-16 units of them
 * @param question the question that they answer, at most {@value #LONGEST_QUESTION} UTF-16 units; empty where there is none
 * @param speaker who speaks, for people
 * @param side the government spoken for, {@code other} or {@code none}
 * @param claims of the issue
 */
public record OpinionRequest(String words, String question, String speaker, String side, List<Proposition> claims) {
    /** Raise it when models are told or asked something else: earlier opinions then stand for another inquiry. */
    private static final String FORM = "1";

    private static final int LONGEST_WORDS = 12_000;
    private static final int LONGEST_QUESTION = 1_000;

    /** A claim as a model sees it. */
    public record Proposition(String id, String text) {}

    /**
     * The inquiry about a statement.
     *
     * @param question the words of the question that it answers; null where there is none, or none that is known
     */
    public static OpinionRequest of(Statement statement, @Nullable String question, Issue issue) {
        return new OpinionRequest(
                cut(statement.quote(), LONGEST_WORDS),
                question == null ? "" : question(question),
                speaker(statement),
                statement.actor().side(),
                issue.claims().stream()
                        .map(claim -> new Proposition(claim.id(), claim.text()))
                        .toList());
    }

    /** As much of a question's words as is told with an answer to it. */
    public static String question(String words) {
        return cut(words, LONGEST_QUESTION);
    }

    /** A registered actor has one name wherever the words stand; of others the document alone says who they are. */
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

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** The hash of all of it. */
    public String hash() {
        return Ids.hash(Stream.concat(
                        Stream.of("inquiry", FORM, words, question, speaker, side),
                        claims.stream().flatMap(claim -> Stream.of(claim.id(), claim.text())))
                .toArray(String[]::new));
    }
}
