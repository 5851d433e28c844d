package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.limit.ReadingBudget;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.StatementTree;
import org.onrecord.processor.statement.language.Language;
import org.onrecord.processor.statement.occasion.OccasionFinder;
import org.onrecord.processor.statement.release.LongOwnTexts;
import org.onrecord.processor.statement.release.PostAuthors;
import org.onrecord.processor.statement.release.ReleaseAuthor;
import org.onrecord.processor.statement.speaker.ActorRegistry;
import org.onrecord.processor.statement.speaker.Addressees;
import org.onrecord.processor.statement.speaker.DocumentSpeakers;
import org.onrecord.processor.statement.speaker.PlatformAccounts;
import org.onrecord.processor.statement.speaker.SubjectReader;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.EditedText;
import org.onrecord.processor.statement.text.PlainText;

/**
 * Finds the statements of documents and who makes them: spans in UTF-16 units, outer before inner, that nest and never cross.
 * Safe for use by several threads.
 */
public record StatementFinder(ActorRegistry actors, Languages languages) {

    /** A finder that knows the issue's actors; speakers that it does not know get an inferred side and tier. */
    public static StatementFinder of(Issue issue) {
        return new StatementFinder(new ActorRegistry(issue), Languages.KNOWN);
    }

    /** Returns the statements of a document in the order of their start, outer before inner. */
    public List<FoundStatement> find(Document given) {
        return read(given).statements();
    }

    /** Finds the statements of a document, and keeps what was read for {@link Reading#ownText} and {@link Reading#ofAddressee}. */
    public Reading read(Document given) {
        Document named = named(given);
        EditedText plain = PlainText.of(named.text());
        DocumentSpeakers speakers = speakers(named.withText(plain.text()));
        return new Reading(named, speakers, statements(named, plain, speakers));
    }

    private List<FoundStatement> statements(Document named, EditedText plain, DocumentSpeakers speakers) {
        Document document = speakers.document();
        Language language = languages.of(speakers.language());
        List<Draft> drafts = LongOwnTexts.cut(
                document.text(),
                new DocumentParser(speakers, language).read(),
                span -> plain.given(span).end() - plain.given(span).start());
        List<FoundStatement> found = new ArrayList<>();
        int question = -1;
        List<StatementTree.Nested> all = StatementTree.of(drafts);
        List<List<Statement.Distanced>> distanced = languages.distance(language).in(document.text(), all);
        List<@Nullable String> occasions = OccasionFinder.of(named, document.text(), language.occasions(), all);
        for (StatementTree.Nested nested : all) {
            ReadingBudget.step();
            Draft draft = nested.draft();
            LocalDate when =
                    draft.date() == null ? speakers.day() : draft.date().first();
            SpeakerMention full =
                    speakers.designations().full(draft.speaker(), draft.span().start());
            SpeakerMention speaker = draft.kind() == Statement.Kind.OWN_TEXT ? full : full.withoutClause();
            Statement.Actor actor = speakers.actor(speaker, when);
            if (draft.kind() == Statement.Kind.OWN_TEXT) {
                actor = bound(actor, document);
            }
            int answerTo = draft.kind() == Statement.Kind.TURN ? question : -1;
            found.add(new FoundStatement(
                    plain.given(draft.span()),
                    draft.kind(),
                    nested.within(),
                    answerTo,
                    speaker(speaker, actor, document),
                    actor,
                    draft.date(),
                    occasions.get(found.size()),
                    given(distanced.get(found.size()), plain)));
            if (nested.within() < 0) {
                question = draft.kind() == Statement.Kind.QUESTION
                        ? found.size() - 1
                        : draft.kind() == Statement.Kind.TURN ? question : -1;
            }
        }
        return found;
    }

    /** A document that was read. Its names and speakers are read once. Not safe for use by several threads. */
    public final class Reading {
        private final Document document;
        private final List<FoundStatement> statements;
        private @Nullable DocumentSpeakers speakers;

        private Reading(Document document, DocumentSpeakers plain, List<FoundStatement> statements) {
            this.document = document;
            this.statements = statements;
            this.speakers = plain.document().text().equals(document.text()) ? plain : null;
        }

        private DocumentSpeakers speakers() {
            DocumentSpeakers known = speakers == null ? StatementFinder.this.speakers(document) : speakers;
            speakers = known;
            return known;
        }

        /** Returns the statements in the order of their start, outer before inner. */
        public List<FoundStatement> statements() {
            return statements;
        }

        /** Returns the whole document as a statement of its maker. A passage in which no speaker is found counts as this statement. */
        public FoundStatement ownText() {
            return StatementFinder.this.ownText(speakers(), ReleaseAuthor.speaker(speakers()));
        }

        /**
         * Returns the whole document as a statement of the official whom its questions address. This is for pages that no government
         * publishes and whose answers or labels were cut off. Empty if no question addresses an official whom the registry knows.
         */
        public Optional<FoundStatement> ofAddressee() {
            return statements.stream()
                    .filter(each -> each.within() < 0 && each.kind() == Statement.Kind.QUESTION)
                    .flatMap(each -> Addressees.in(document.text(), each.span()).stream())
                    .flatMap(words -> speakers().known(addressee(words, speakers())).stream())
                    .map(speaker -> StatementFinder.this.ownText(speakers(), speaker))
                    .filter(each -> each.actor().official())
                    .findFirst();
        }
    }

    /** Returns whom words address; "Mr. President" on an English page of no government is the president of the United States. */
    private static SpeakerMention addressee(String words, DocumentSpeakers speakers) {
        boolean president = words.equals("Mr. President") || words.equals("Madam President");
        if (!president) {
            return speakers.persons().actors().knows(words)
                    ? SpeakerMention.named(words)
                    : SubjectReader.named(words, speakers.persons());
        }
        String side = speakers.home() == null ? "US" : speakers.home();
        return speakers.language().equals("en")
                ? speakers.holder("president", side).orElse(SpeakerMention.NOBODY)
                : SpeakerMention.NOBODY;
    }

    private FoundStatement ownText(DocumentSpeakers speakers, SpeakerMention maker) {
        Document document = speakers.document();
        Statement.Span span = new Statement.Span(0, document.text().length());
        Statement.Actor actor = bound(speakers.actor(maker), document);
        EditedText plain = PlainText.of(document.text());
        List<Statement.Distanced> distanced = languages
                .distance(languages.of(speakers.language()))
                .in(plain.text(), new Statement.Span(0, plain.text().length()));
        return new FoundStatement(
                span,
                Statement.Kind.OWN_TEXT,
                -1,
                -1,
                speaker(maker, actor, document),
                actor,
                null,
                null,
                given(distanced, plain));
    }

    private static List<Statement.Distanced> given(List<Statement.Distanced> distanced, EditedText plain) {
        return distanced.stream()
                .map(each -> new Statement.Distanced(plain.given(each.span()), each.why()))
                .toList();
    }

    /**
     * The document with all that is known of whose it is: the name of the actor whose id its source's catalogue gives as the speaker of its
     * own text, or on whose account it stands, and the side of that or of a publisher whom the registry knows.
     */
    private Document named(Document document) {
        String speaker = document.speaker();
        Optional<RegisteredActor> holder = speaker != null || PostAuthors.compiled(document)
                ? Optional.empty()
                : PlatformAccounts.of(document.url()).flatMap(actors::account);
        String side = holder.or(() -> actors.institution(document.publisher()))
                .map(RegisteredActor::side)
                .orElse(null);
        return document.spokenBy(
                document.side() == null ? side : document.side(),
                speaker != null
                        ? actors.name(speaker)
                        : holder.map(RegisteredActor::name).orElse(null));
    }

    /** Returns the speaker as the document spells it, and a publisher under the name that the registry gives it. */
    private static Statement.Speaker speaker(SpeakerMention speaker, Statement.Actor actor, Document document) {
        String name = actor.name();
        boolean publisher = document.publisher().equals(speaker.name())
                && !ChineseScript.has(document.publisher().charAt(0));
        return publisher && actor.id() != null && name != null
                ? new Statement.Speaker(name, null, null)
                : speaker.speaker();
    }

    /** An actor whom the registry does not know binds by its own text as much as the source's catalogue says. */
    private static Statement.Actor bound(Statement.Actor actor, Document document) {
        Integer tier = document.tier();
        return actor.id() != null || tier == null
                ? actor
                : new Statement.Actor(null, actor.name(), true, actor.side(), tier, tier <= 2);
    }

    private DocumentSpeakers speakers(Document document) {
        return DocumentSpeakers.of(document, TextLanguage.of(document), actors);
    }
}
