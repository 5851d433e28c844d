package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;
import org.onrecord.events.resource.Resources;

/**
 * A speaker that the registry does not know, as an actor that it could take up: what the documents tell, and what is only inferred.
 *
 * @param id made of the name
 * @param kind what it seems to be
 * @param language of the names, BCP 47
 * @param names the commonest full one first
 * @param side inferred from role and organisation
 * @param tier inferred likewise
 * @param roles the commonest first
 * @param statements how many it makes
 * @param documents in how many documents
 * @param first earliest day of a statement, or null where none is known
 * @param last latest day
 */
public record ActorSuggestion(
        String id,
        Kind kind,
        String language,
        List<String> names,
        String side,
        int tier,
        List<Role> roles,
        int statements,
        int documents,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {

    /**
     * What a document calls the speaker.
     *
     * @param title as the document has it
     * @param seen the document's day, or null
     * @param readFrom the document's title, else its address
     */
    public record Role(String title, @Nullable LocalDate seen, String readFrom) {}

    /** Returns the name of the registry's file that the actor belongs to, e.g. {@code ca.yaml}. */
    public String file() {
        return (side.length() == 2 ? side.toLowerCase(Locale.ROOT) : "other") + ".yaml";
    }

    /** The entry for the list {@code actors} of a file; comments say how often and where it was seen. */
    public String yaml() {
        String days = first == null ? "" : ", " + first + (first.equals(last) ? "" : " to " + last);
        return Resources.text(ActorSuggestion.class, "actor.yaml")
                        .formatted(
                                counted(statements, "statement"),
                                counted(documents, "document") + days,
                                id,
                                kind.name().toLowerCase(Locale.ROOT),
                                language,
                                names.stream().map(ActorSuggestion::quoted).collect(Collectors.joining(", ")),
                                side,
                                tier)
                + (kind == Kind.PERSON && !roles.isEmpty() ? "    roles:\n" : "")
                + roles.stream()
                        .map(kind == Kind.PERSON ? ActorSuggestion::held : ActorSuggestion::seen)
                        .collect(Collectors.joining());
    }

    private static String held(Role role) {
        return "      - {title: " + quoted(role.title()) + (role.seen() == null ? "" : ", seen: " + role.seen())
                + ", read-from: " + quoted(role.readFrom()) + "}\n";
    }

    private static String seen(Role role) {
        return "    # seen in " + line(role.readFrom()) + "\n";
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Always quoted, so that no name is read as a number, a mark or two names. */
    private static String quoted(String text) {
        return '"' + line(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** On one line and without control characters, which a comment or a quoted text could not hold. */
    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\u2028\u2029\u0085\uFEFF]+", " ").strip();
    }
}
