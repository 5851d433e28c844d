package org.onrecord.processor.statement.chinese;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.ChineseSources;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.PatternFile;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.WordList;

/** Finder of the speaker of a Chinese cue: the name or designation in its clause or in one before it. */
final class ChineseCueSubjects {
    private static final PatternFile PATTERNS = new PatternFile("chinese", "subjects");

    private static final int CLAUSES = 4;
    private static final int CLAUSE = 400;
    private static final int NEAR = 600;
    private static final int MINISTRY = 6;
    private static final int COUNTRY = 4;
    private static final int LONGEST = 60;
    /** The most characters of a quotation inside the name of a body. */
    private static final int QUOTED = 16;

    private final String text;
    private final IntroducedPersons persons;
    private final ChineseDocuments documents;

    ChineseCueSubjects(String text, IntroducedPersons persons) {
        this.text = text;
        this.persons = persons;
        this.documents = new ChineseDocuments(text, persons);
    }

    /**
     * Returns the subject of a cue.
     *
     * @param last the last speaker, for pronouns
     * @param named true where China's own side is named like another: in an author's words, or in a question
     */
    Optional<SpeakerMention> of(Span sentence, ChineseCue cue, @Nullable SpeakerMention last, boolean named) {
        int end = cue.start();
        for (int steps = 0; steps < CLAUSES && end > sentence.start(); steps++) {
            int start = clauseStart(sentence, end);
            if (end - start > CLAUSE) {
                return Optional.empty();
            }
            String clause = ChineseSources.opened(text.substring(start, end));
            if (clause.startsWith("据") || clause.startsWith("根据") || PATTERNS.in("no-report", clause)) {
                return Optional.empty();
            }
            if (!ChineseSources.subjectless(clause)) {
                return speaker(cited(clause), start, last, named);
            }
            if (start == sentence.start()) {
                return Optional.empty();
            }
            end = beforeQuotation(sentence, start - 1);
        }
        return Optional.empty();
    }

    /** Returns the start of the quotation that ends at an offset, or the offset. */
    private int beforeQuotation(Span sentence, int end) {
        int opening = end > sentence.start() && text.charAt(end - 1) == '”' ? text.lastIndexOf('“', end - 1) : -1;
        return opening > sentence.start() ? opening : end;
    }

    /** Returns the offset behind the last mark before an offset; short words in quotation marks belong to the clause. */
    private int clauseStart(Span sentence, int end) {
        int start = end;
        while (start > sentence.start() && end - start <= CLAUSE) {
            char before = text.charAt(start - 1);
            if (before == '”') {
                int opening = text.lastIndexOf('“', start - 1);
                if (opening < sentence.start() || start - opening > QUOTED || start == end) {
                    return start;
                }
                start = opening;
            } else if ("，；：。“,".indexOf(before) >= 0
                    || before == ' ' && start - 2 >= sentence.start() && ChineseScript.has(text.charAt(start - 2))) {
                return start;
            } else {
                start--;
            }
        }
        return start;
    }

    /** Returns the person with an office who opens a sentence without a report, to whom a later pronoun refers. */
    Optional<SpeakerMention> opening(Span sentence) {
        String clause = "";
        for (int at = sentence.start(); clause.isEmpty() && at < sentence.end(); ) {
            int end = Skip.over(text, at, Math.min(sentence.end(), at + LONGEST), c -> "，；：。“”,".indexOf(c) < 0);
            clause = ChineseSources.opened(text.substring(at, end));
            at = end + 1;
        }
        int by = clause.indexOf('由') + 1;
        return ChineseSources.first(ChineseSources.opened(clause.substring(by)), persons)
                .filter(ChineseSources::office);
    }

    /** Returns the source whom the words cite, or the words themselves. */
    private static String cited(String words) {
        Matcher cited = PATTERNS.matcher("cited", words);
        return cited.find() ? cited.group(1) : words;
    }

    /** Returns the source after "according to", without the day and the verb behind it. */
    Optional<SpeakerMention> source(String words, int at) {
        return speaker(
                ChineseSources.opened(PATTERNS.matcher("of", cited(words)).replaceFirst("")), at, null, true);
    }

    private Optional<SpeakerMention> speaker(String clause, int at, @Nullable SpeakerMention last, boolean named) {
        Matcher same = PATTERNS.matcher("same", clause);
        if (same.lookingAt()
                && (clause.length() == same.end() || ChineseSources.subjectless(clause.substring(same.end())))) {
            return Optional.ofNullable(last);
        }
        Optional<SpeakerMention> source = ChineseSources.first(clause, persons);
        String name = source.map(SpeakerMention::name).orElse(clause);
        if (name.startsWith("该") && !ChineseDocuments.shortly(name)) {
            return Optional.ofNullable(last);
        }
        if (nobody(name) && !ChineseDocuments.shortly(name)
                || WordList.of("own-side").has(name) && (!named || name.startsWith("我"))) {
            return Optional.empty();
        }
        Optional<SpeakerMention> maker =
                documents.maker(name, at, last).filter(found -> found.name() != null && !nobody(found.name()));
        return ChineseDocuments.shortly(name) || ChineseDocuments.document(name)
                ? maker
                : maker.or(() -> source.map(found -> SpeakerMention.of(
                        full(PATTERNS.matcher("given-out", name).replaceFirst(""), at), found.role())));
    }

    /** Returns the name of a ministry with the country before it under which the text named it: 某国司法部 for 司法部. */
    private String full(String name, int at) {
        if (!name.endsWith("部") || name.length() > MINISTRY) {
            return name;
        }
        String before = text.substring(Math.max(0, at - NEAR), at);
        int named = before.lastIndexOf(name);
        for (int length = 1; named - length >= 0 && length <= COUNTRY; length++) {
            String full = before.substring(named - length, named + name.length());
            if (Sides.named(full).isPresent()
                    && Sides.implied(name).isEmpty()
                    && Sides.named(name).isEmpty()) {
                return full;
            }
        }
        return name;
    }

    /** Returns true for a person whom the registry has on China's side. */
    boolean own(SpeakerMention speaker) {
        return speaker.name() != null && persons.actors().knowsPerson(speaker.name(), "CN");
    }

    private static boolean nobody(String name) {
        return WordList.of("named-nobody").has(name) || WordList.of("no-party").has(name);
    }
}
