package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue.RegisteredActor.Kind;

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
        StringBuilder yaml = new StringBuilder();
        yaml.append("  # ")
                .append(counted(statements, "statement"))
                .append(" in ")
                .append(counted(documents, "document"));
        if (first != null) {
            yaml.append(", ").append(first).append(first.equals(last) ? "" : " to " + last);
        }
        yaml.append("; side and tier are inferred: check them\n");
        yaml.append("  - id: ").append(id).append('\n');
        yaml.append("    kind: ").append(kind.name().toLowerCase(Locale.ROOT)).append('\n');
        yaml.append("    names: {").append(language).append(": [");
        yaml.append(names.stream().map(ActorSuggestion::quoted).collect(Collectors.joining(", ")))
                .append("]}\n");
        yaml.append("    side: ").append(side).append('\n');
        yaml.append("    tier: ").append(tier).append('\n');
        if (kind != Kind.PERSON) {
            roles.forEach(role ->
                    yaml.append("    # seen in ").append(line(role.readFrom())).append('\n'));
        } else if (!roles.isEmpty()) {
            yaml.append("    roles:\n");
            roles.forEach(role -> yaml.append("      - {title: ")
                    .append(quoted(role.title()))
                    .append(role.seen() == null ? "" : ", seen: " + role.seen())
                    .append(", read-from: ")
                    .append(quoted(role.readFrom()))
                    .append("}\n"));
        }
        return yaml.toString();
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
