package org.onrecord.events.issue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Correction;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.yaml.SpellingHint;

/** Checks whether a correction can be applied: it refers to the issue, has a valid value, an author and a reason. */
public final class CorrectionCheck {
    /** The longest author, in UTF-16 units. */
    public static final int LONGEST_AUTHOR = 200;

    /** The longest reason, in UTF-16 units. */
    public static final int LONGEST_REASON = 2000;

    /** The longest id or name, in UTF-16 units. */
    private static final int LONGEST_NAME = 500;

    private final String issue;
    private final Set<String> actors;
    private final Set<String> topics;
    private final Set<String> claims;

    public CorrectionCheck(Issue issue) {
        this.issue = issue.id();
        actors = ids(issue.actors().stream().map(Issue.RegisteredActor::id));
        topics = ids(issue.topics().stream().map(Issue.Topic::id));
        claims = ids(issue.claims().stream().map(Issue.Claim::id));
    }

    private static Set<String> ids(Stream<String> ids) {
        return ids.collect(Collectors.toUnmodifiableSet());
    }

    /** Returns true if the correction is for this issue, or names none. */
    public boolean concerns(Correction correction) {
        return correction.concerns(issue);
    }

    /** Returns what is wrong with a correction, a sentence for people; empty if it is valid. A revoked one may refer to what the issue no longer has. */
    public Optional<String> problem(Correction correction) {
        Correction.@Nullable Revocation revoked = correction.revoked();
        if (revoked != null) {
            return words("the revocation's author", revoked.author(), LONGEST_AUTHOR)
                    .or(() -> words("the revocation's reason", revoked.reason(), LONGEST_REASON));
        }
        return words("the correction's id", correction.id(), LONGEST_NAME)
                .or(() -> words("the document's id", correction.document(), LONGEST_NAME))
                .or(() -> words("the statement's id", correction.statement(), LONGEST_NAME))
                .or(() -> words("the author", correction.author(), LONGEST_AUTHOR))
                .or(() -> words("the reason", correction.reason(), LONGEST_REASON))
                .or(() -> label(correction.field(), correction.subject(), correction.value()));
    }

    private static Optional<String> words(String what, String given, int longest) {
        if (given.isBlank()) {
            return Optional.of(what + " is missing");
        }
        return given.length() <= longest
                ? Optional.empty()
                : Optional.of(what + " has " + given.length() + " characters; at most " + longest + " are allowed");
    }

    private Optional<String> label(Correction.Field field, @Nullable String subject, String value) {
        return switch (field) {
            case SPEAKER -> noSubject(field, subject).or(() -> speaker(value));
            case OFFICIAL -> noSubject(field, subject).or(() -> oneOf("official", value, Set.of("true", "false")));
            case TOPIC ->
                known("topic", subject, topics).or(() -> oneOf("a topic", value, Set.of("present", "absent")));
            case STANCE ->
                known("claim", subject, claims).or(() -> oneOf("a stance", value, Set.of("favor", "against", "none")));
        };
    }

    private Optional<String> speaker(String value) {
        if (value.startsWith(Correction.NAME)) {
            return words("the name of the speaker", value.substring(Correction.NAME.length()), LONGEST_NAME);
        }
        return known("actor", value, actors)
                .map(fault -> fault + "; write ~ in front of a name that is not in the registry");
    }

    private static Optional<String> noSubject(Correction.Field field, @Nullable String subject) {
        return subject == null
                ? Optional.empty()
                : Optional.of("a correction of the field " + field.json() + " has no subject");
    }

    private static Optional<String> known(String what, @Nullable String id, Set<String> known) {
        if (id == null || id.isBlank()) {
            return Optional.of("the " + what + "'s id is missing");
        }
        return known.contains(id)
                ? Optional.empty()
                : Optional.of(
                        "the issue has no " + what + " \"" + Ellipsis.cut(id, 100) + "\"" + SpellingHint.of(id, known));
    }

    private static Optional<String> oneOf(String what, String value, Set<String> values) {
        return values.contains(value)
                ? Optional.empty()
                : Optional.of(what + " is set to one of "
                        + String.join(", ", values.stream().sorted().toList()) + ", not \"" + Ellipsis.cut(value, 100)
                        + "\"");
    }
}
