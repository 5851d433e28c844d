package org.onrecord.processor.statement.chinese;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.Sides;
import org.onrecord.processor.statement.text.WordList;

/** Finder of the speaker of a Chinese cue: the name or designation in its clause or in one before it. */
final class ChineseCueSubjects {
    private static final Pattern STOP =
            Pattern.compile(WordList.of("chinese", "subject-ends").alternatives());
    private static final Pattern LEADING =
            Pattern.compile("^" + WordList.of("chinese", "subject-openers").alternatives() + "+");
    private static final Pattern PHRASE = Pattern.compile("代表[^团处]|[向就对在将不从为与和同据把被]|以(?!色列|军|方)|参加|出席|主持|接受|发表");
    private static final Pattern TIME =
            Pattern.compile("(?:\\p{IsHan}{2,10}[\\d０-９月]{1,6}日电[\\s　]*)?[\\d０-９年月日上下午晚当地时间]*");
    private static final Pattern DAY = Pattern.compile("^[\\d０-９][\\d０-９年月日号晚]*");
    private static final WordList OWN = WordList.of("own-side");
    private static final WordList NOBODY = WordList.of("named-nobody");
    private static final Pattern NOT_NAMES =
            Pattern.compile(WordList.of("chinese", "not-names").alternatives());
    private static final Pattern SOURCE_ENDS =
            Pattern.compile(WordList.of("chinese", "source-ends").alternatives());

    private static final List<WordList> SOURCES =
            List.of(WordList.of("tier-1"), WordList.of("tier-2"), WordList.of("name-roles"), WordList.of("media"));
    /** Somebody named before: "the official", "the statement". */
    private static final Pattern SAME =
            Pattern.compile("[他她]|(?:这[名位家份一个]{1,2}|该)\\p{IsHan}{1,6}|(?:这[名位家份一个]{0,2}|该)?(?:声明|公告|公报|文章|通报)");
    /** The source whom a medium cites: 某社援引某人的话. */
    private static final Pattern CITED =
            Pattern.compile("(?:援引|引述|引用)(\\p{IsHan}[^，。]{1,25}?)(?:的?(?:话|说法|消息|报道|言论|讲话|表态))*$");
    /** What stands behind the source of a report: 某国方面, 某报报道. */
    private static final Pattern GIVEN_OUT = Pattern.compile("(?<=\\p{IsHan}{2}|》)(?:方面|报道)$");
    /** What a source publishes: 国家统计局发布的统计数据. */
    private static final Pattern PUBLISHED = Pattern.compile(
            "(?:(?:今天|近日|日前|当天|[\\d年月日]{1,12})?(?:最新)?(?:发布|公布|发表)(?:的.{0,8}|.{0,4}报告)|的?(?:最新|初步)?(?:统计)?(?:数据|数字|结果)|统计)$");

    private static final WordList SURNAMES = WordList.of("chinese", "surnames");
    private static final WordList SPELLING = WordList.of("chinese", "transliteration");
    private static final WordList NO_PARTY = WordList.of("no-party");
    private static final int MOST_NAMES = 500;
    private static final int CLAUSES = 4;
    private static final int CLAUSE = 400;
    private static final int LONGEST = 30;

    private final String text;
    private final IntroducedPersons persons;
    private final Map<String, Boolean> repeated = new HashMap<>();

    ChineseCueSubjects(String text, IntroducedPersons persons) {
        this.text = text;
        this.persons = persons;
    }

    static boolean nobody(String name) {
        return NOBODY.has(name);
    }

    /**
     * Returns the subject of a cue.
     *
     * @param last the last speaker, for pronouns
     * @param addressed true in a question, which may report the side that it addresses
     */
    Optional<SpeakerMention> of(Span sentence, ChineseCue cue, @Nullable SpeakerMention last, boolean addressed) {
        int end = cue.start();
        for (int steps = 0; steps < CLAUSES && end > sentence.start(); steps++) {
            int start = end;
            while (start > sentence.start() && "，；：。“”,".indexOf(text.charAt(start - 1)) < 0) {
                start--;
                if (end - start > CLAUSE) {
                    return Optional.empty();
                }
            }
            String clause = text.substring(start, end).strip();
            if (clause.startsWith("据") || clause.startsWith("根据")) {
                return Optional.empty();
            }
            String name = cue.shows() ? publisher(clause) : name(cited(clause));
            if (!name.isEmpty() && name.length() <= LONGEST) {
                return speaker(name, last, addressed);
            }
            if (start == sentence.start()) {
                return Optional.empty();
            }
            end = start - 1;
        }
        return Optional.empty();
    }

    /** Returns the person with an office who opens a sentence without a report, to whom a later pronoun refers. */
    Optional<SpeakerMention> opening(Span sentence) {
        int end = sentence.start();
        while (end < sentence.end()
                && end - sentence.start() < LONGEST * 2
                && "，；：。“”,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = name(text.substring(sentence.start(), end).strip());
        return name.length() < 4 || name.length() > LONGEST
                ? Optional.empty()
                : Optional.of(ChineseNames.speaker(name, persons))
                        .filter(speaker -> speaker.role() != null && !name.equals(speaker.name()));
    }

    /** Returns the words of a clause that can name somebody, up to the first adverb or second verb; none after a preposition. */
    private static String name(String words) {
        String clause = LEADING.matcher(words).replaceFirst("");
        if (PHRASE.matcher(clause).lookingAt()) {
            return "";
        }
        Matcher time = TIME.matcher(clause);
        int told = time.lookingAt() ? time.end() : 0;
        String name = clause;
        Matcher stop = STOP.matcher(clause);
        while (stop.find()) {
            if (stop.start() > told) {
                name = clause.substring(0, stop.start());
                break;
            }
        }
        return GIVEN_OUT.matcher(undated(name)).replaceFirst("");
    }

    /** Returns the source whom the words cite, or the words themselves. */
    private static String cited(String words) {
        Matcher cited = CITED.matcher(words);
        return cited.find() ? cited.group(1) : words;
    }

    private static String undated(String name) {
        return DAY.matcher(ChineseNames.role(name.strip())).replaceFirst("");
    }

    /** Returns the source after "according to", without the day and the verb behind it. */
    static String source(String words) {
        String source = name(cited(words));
        return source.isEmpty() ? words : publisher(source);
    }

    /** Returns true if the text has the name twice. The answers are cached; after {@link #MOST_NAMES} names no other is looked up. */
    private boolean again(String name) {
        return repeated.size() < MOST_NAMES
                ? repeated.computeIfAbsent(name, persons::mentionsAgain)
                : repeated.getOrDefault(name, false);
    }

    /** Returns the source of figures: "customs" of 海关统计数据. */
    private static String publisher(String clause) {
        String words = LEADING.matcher(clause).replaceFirst("");
        String source = PUBLISHED.matcher(words).replaceFirst("");
        return undated(source.length() < 2 ? words : source);
    }

    private Optional<SpeakerMention> speaker(String name, @Nullable SpeakerMention last, boolean addressed) {
        if (SAME.matcher(name).matches()) {
            return Optional.ofNullable(last);
        }
        if (OWN.has(name)) {
            return addressed && !name.startsWith("我") ? Optional.of(SpeakerMention.named(name)) : Optional.empty();
        }
        if (nobody(name) || NOT_NAMES.matcher(name).find()) {
            return Optional.empty();
        }
        return Optional.of(ChineseNames.speaker(name, persons)).filter(speaker -> names(name, speaker) || person(name));
    }

    /** Returns true for a person's name without an office: a family name with one or two characters that the text repeats, or a foreign name. */
    private boolean person(String name) {
        int length = name.length();
        boolean chinese = length >= 2 && length <= 3 && SURNAMES.has(name.substring(0, 1)) && again(name);
        boolean foreign = length >= 3
                && length <= 12
                && name.chars().allMatch(c -> SPELLING.has(String.valueOf((char) c)))
                && Sides.named(name).isEmpty();
        return chinese || foreign;
    }

    /** Returns true for a side named by one character: "新方", "警方". */
    private static boolean party(String name) {
        return name.endsWith("方") && name.length() <= 3 && !NO_PARTY.has(name);
    }

    /** Returns true if the words name an office, a medium, a country or somebody with a role. */
    private static boolean names(String name, SpeakerMention speaker) {
        String spelled = speaker.name();
        return speaker.role() != null
                || spelled != null
                        && spelled.length() >= 2
                        && (SOURCES.stream().anyMatch(list -> list.in(name))
                                || SOURCE_ENDS.matcher(name).find()
                                || party(name)
                                || Sides.named(name).isPresent() && name.length() <= 8);
    }
}
