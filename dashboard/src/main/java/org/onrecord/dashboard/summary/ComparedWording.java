package org.onrecord.dashboard.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DocumentVersions;
import org.onrecord.dashboard.query.EventLists;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.TalkingPoint;
import org.onrecord.events.language.QuoteLanguage;

/**
 * Words that can be compared with others: those of a statement, of a use of a talking point, or of a whole document in one version.
 *
 * @param of what they are, as in the request, e.g. {@code statement:ID}
 * @param said the words and who said them
 * @param source where they stand
 */
public record ComparedWording(
        String of, @JsonUnwrapped Said said, @JsonUnwrapped Source source) {
    /**
     * Words and who said them.
     *
     * @param words verbatim
     * @param language of the words, as a BCP 47 tag; {@code und} if unknown
     * @param speaker the speaker's name in the registry, else as spelled; null if nobody is named
     * @param actor the speaker's key; null if nobody is named
     * @param role as the document gives it; null if it gives none
     * @param day null if undated
     */
    public record Said(
            String words,
            String language,
            @Nullable String speaker,
            @Nullable String actor,
            @Nullable String role,
            @Nullable LocalDate day) {}

    /**
     * Where words stand.
     *
     * @param title of the document
     * @param statement the statement's id; null for a document
     * @param version content hash of the document's version; null unless the words are those of a document, like {@code fetched}
     * @param fetched when this version was fetched
     */
    public record Source(
            String publisher,
            String title,
            @Nullable String statement,
            String document,
            @Nullable String url,
            @Nullable String version,
            @Nullable Instant fetched) {}

    private static final Pattern NAME = Pattern.compile("statement:(?<statement>.+)"
            + "|document:(?<document>[^@]+)(?:@(?<version>[^@]+))?"
            + "|talking-point:(?<point>.+)/(?<use>[^/]+)");

    /**
     * Two wordings to compare.
     *
     * @param left the one whose own words a redline strikes out
     */
    public record Pair(ComparedWording left, ComparedWording right) {}

    public record NamedVersion(String document, String version) {}

    /**
     * Returns true if a text names a wording: {@code statement:ID}, {@code document:ID} for the newest version, {@code
     * document:ID@VERSION} or {@code talking-point:ID/STATEMENT}.
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns the version that a name names; empty for the name of anything else. */
    public static Optional<NamedVersion> version(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group("version") != null
                ? Optional.of(new NamedVersion(matcher.group("document"), matcher.group("version")))
                : Optional.empty();
    }

    /** Finds a wording by its name; empty if there is nothing of this name. */
    public static Optional<ComparedWording> find(IndexSnapshot snapshot, String issue, String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group("point") != null) {
            return EventLists.talkingPoint(snapshot, issue, matcher.group("point"))
                    .flatMap(point -> point.uses().stream()
                            .filter(use -> use.statement().equals(matcher.group("use")))
                            .findFirst()
                            .flatMap(use -> use(snapshot, issue, name, point, use)));
        }
        if (matcher.group("statement") != null) {
            return StatementQuery.one(snapshot, issue, matcher.group("statement"))
                    .map(item -> of(name, item.statement()));
        }
        String id = matcher.group("document");
        String version = matcher.group("version");
        return (version == null ? snapshot.document(id) : DocumentVersions.text(snapshot, id, version))
                .map(document -> of(name, document));
    }

    private static Optional<ComparedWording> use(
            IndexSnapshot snapshot, String issue, String name, TalkingPoint point, TalkingPoint.Use use) {
        String role = StatementQuery.one(snapshot, issue, use.statement())
                .map(item -> item.statement().speaker().role())
                .orElse(null);
        return Optional.of(new ComparedWording(
                name,
                new Said(
                        use.words(),
                        QuoteLanguage.of(
                                use.words(), snapshot.language(use.document()).orElse(null)),
                        use.speaker(),
                        point.actor().key().orElse(null),
                        role,
                        use.day()),
                new Source(use.publisher(), use.title(), use.statement(), use.document(), use.url(), null, null)));
    }

    private static ComparedWording of(String name, Statement statement) {
        Statement.DocumentRef document = statement.document();
        return new ComparedWording(
                name,
                new Said(
                        statement.quote(),
                        statement.language(),
                        statement.speakerName(),
                        statement.actor().key().orElse(null),
                        statement.speaker().role(),
                        statement.day()),
                new Source(
                        document.publisher(),
                        document.title(),
                        statement.id(),
                        document.id(),
                        document.url(),
                        null,
                        null));
    }

    private static ComparedWording of(String name, Document document) {
        return new ComparedWording(
                name,
                new Said(
                        document.text(),
                        QuoteLanguage.of(document.text(), document.language()),
                        null,
                        null,
                        null,
                        document.publishedDay().orElse(null)),
                new Source(
                        document.publisher(),
                        document.title(),
                        null,
                        document.id(),
                        document.url(),
                        document.version(),
                        document.fetched()));
    }
}
