package org.onrecord.processor.statement.english;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.text.WordList;
import org.onrecord.processor.statement.text.Words;

/** A stretch of words that may contain names of events. Each rule looks at the words on both sides of the noun that names the event. */
record EventPhrase(Words words, Place place) {
    /** Events where the press asks questions; a title may begin with one. */
    private static final WordList PRESS = WordList.of("occasion-press");

    private static final WordList HEADS = WordList.of("occasion-nouns");
    private static final WordList TITLE_HEADS = WordList.of("occasion-title-nouns");
    private static final WordList ARTICLES = WordList.of("occasion-articles");
    private static final WordList HOLD = WordList.of("occasion-hold");
    private static final WordList SPEECH = WordList.of("occasion-speech");
    private static final WordList AHEAD = WordList.of("occasion-ahead");
    private static final WordList NEXT = WordList.of("occasion-next");
    private static final WordList TIMES = WordList.of("occasion-times");
    private static final WordList LINKS = WordList.of("occasion-links");
    private static final WordList STOPS = WordList.of("occasion-stops");

    enum Place {
        SENTENCE,
        INTRODUCTION,
        TITLE
    }

    /** Returns true for the noun of an event's name. */
    boolean head(int i) {
        String word = words.lower(i);
        if (!HEADS.has(word) && !(place == Place.TITLE && TITLE_HEADS.has(word))) {
            return false;
        }
        String before = i > 0 && words.blank(i - 1) ? words.lower(i - 1) : "";
        String next = i + 1 < words.size() && words.blank(i) ? words.lower(i + 1) : "";
        if (WordList.of("occasion-parts").has(next)
                || NEXT.has(before)
                || next.equals("of") && words.lower(i + 2).equals("minds")) {
            return false;
        }
        boolean named =
                place != Place.TITLE && words.capital(i) && words.capital(i + 1) && !next.isEmpty() && !TIMES.has(next);
        if (goesOn(i) || named && !HEADS.has(next)) {
            return false;
        }
        if ((HEADS.has(next) || place == Place.TITLE && TITLE_HEADS.has(next)) && !next.equals("talks")) {
            return false;
        }
        return switch (word) {
            case "call" -> WordList.of("occasion-calls").has(before) || next.equals("with");
            case "hall" -> before.equals("town");
            case "talks" -> next.equals("with") || next.equals("between");
            case "session" -> WordList.of("occasion-sessions").has(before) || next.equals("of");
            case "assembly" -> before.equals("general");
            case "exchange" ->
                next.equals("with") && Set.of("reporters", "press", "the").contains(words.lower(i + 2));
            case "address" ->
                WordList.of("occasion-addresses").has(before)
                        || next.equals("to")
                        || next.equals("at")
                        || next.equals("before");
            case "testimony" -> next.equals("before") || next.equals("to") || next.equals("at");
            case "service" -> before.equals("memorial") || before.equals("funeral") || before.equals("prayer");
            default -> true;
        };
    }

    /** Returns true if a capitalised name continues with another event: "Summit Spousal Program Event". */
    private boolean goesOn(int head) {
        for (int i = head + 1; i < words.size() && i < head + 5 && words.blank(i - 1); i++) {
            if (!words.capital(i) || !words.capital(head) || STOPS.has(words.lower(i)) || TIMES.has(words.lower(i))) {
                return false;
            }
            if (HEADS.has(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of the event if a word before it places the speaker there. */
    Optional<Span> name(int head) {
        int start = left(head);
        while (start < head
                && TIMES.has(words.lower(start))
                && !words.lower(start).equals("may")) {
            start++;
            while (start < head
                    && words.lower(start).length() < 3
                    && Character.isDigit(words.lower(start).charAt(0))) {
                start++;
            }
        }
        boolean dated = start > 1
                && words.lower(start).length() == 4
                && Character.isDigit(words.lower(start).charAt(0))
                && !spaced(start - 1)
                && Character.isDigit(words.lower(start - 1).charAt(0));
        start += dated && start < head ? 1 : 0;
        int licence = start - 1;
        while (licence >= 0
                && (TIMES.has(words.lower(licence))
                        || Character.isDigit(words.lower(licence).charAt(0)))) {
            licence--;
        }
        if (licence > 2
                && words.lower(licence).equals("in")
                && words.capital(licence - 1)
                && ARTICLES.has(words.lower(licence - 2))
                && WordList.of("occasion-at").has(words.lower(licence - 3))) {
            start = licence - 1;
            licence = start - 1;
        }
        boolean article =
                licence >= 0 && (spaced(licence) || licence < start - 1) && ARTICLES.has(words.lower(licence));
        boolean owner = licence >= 0 && spaced(licence) && possessive(licence);
        if (article) {
            licence--;
        } else if (owner) {
            int before = beforeOwner(licence);
            if (place != Place.TITLE) {
                licence = before;
            } else if (before >= 0
                    && spaced(before)
                    && WordList.of("occasion-at").has(words.lower(before))) {
                start = before + 1;
                licence = before;
                owner = false;
            }
        }
        if (words.any(NEXT, start, head)) {
            return Optional.empty();
        }
        int end = right(head);
        boolean bare = !article && !owner && start == head && end == head + 1 && place != Place.TITLE;
        if (bare || !licensed(licence, owner, start, head)) {
            return Optional.empty();
        }
        boolean aside = licence > 0
                && words.lower(licence).equals("of")
                && words.lower(licence - 1).startsWith("sideline");
        return Optional.of(new Span(
                words.get(aside ? licence - 1 : start).start(),
                words.get(end - 1).end()));
    }

    private int left(int head) {
        int start = head;
        while (start > 0 && head - start < 12 && words.blankOr(start - 1, " (", ") ") && inName(start - 1)) {
            start--;
        }
        while (start < head && LINKS.has(words.lower(start))) {
            start++;
        }
        return start;
    }

    private boolean inName(int i) {
        String word = words.lower(i);
        if (ARTICLES.has(word) || possessive(i)) {
            return false;
        }
        if (Set.of("of", "for", "and").contains(word) || word.equals("on") && place != Place.TITLE) {
            boolean the = i + 2 < words.size() && words.lower(i + 1).equals("the");
            return i > 0
                    && words.capital(i - 1)
                    && (words.capital(i + 1) || the)
                    && words.blank(i - 1)
                    && !TIMES.has(words.lower(i - 1));
        }
        if (STOPS.has(word) || SPEECH.has(word) || HOLD.has(word) || TIMES.has(word) && !words.capital(i)) {
            return false;
        }
        if (place == Place.TITLE && (word.equals("holds") || word.endsWith("s") && AHEAD.has(word))) {
            return false;
        }
        return words.capital(i) || Character.isDigit(word.charAt(0)) || !verblike(word);
    }

    private static boolean verblike(String word) {
        return !WordList.of("occasion-adjectives").has(word)
                && (word.endsWith("ed") || word.endsWith("ly") || word.endsWith("ing"))
                && !word.endsWith("briefing")
                && !word.endsWith("meeting");
    }

    /** Returns the word before "President Marsh's" or "last week's". */
    private int beforeOwner(int owner) {
        int i = owner - 1;
        while (i >= 0
                && owner - i < 6
                && spaced(i)
                && (words.capital(i)
                        || TIMES.has(words.lower(i))
                        || words.lower(i).equals("the"))
                && !WordList.of("occasion-at").has(words.lower(i))) {
            i--;
        }
        return i;
    }

    private boolean licensed(int at, boolean owner, int start, int head) {
        boolean press = PRESS.has(words.lower(head));
        if (place == Place.TITLE) {
            // Only kinds of events stand before the noun: "Background Press Call".
            boolean opens = (start == 0 || !spaced(start - 1))
                    && IntStream.range(start, head)
                            .allMatch(i -> WordList.of("occasion-kinds").has(words.lower(i)));
            boolean owned = owner
                    && press
                    && !words.lower(head).equals("call")
                    && !words.any(WordList.of("occasion-topics"), 0, at);
            boolean said =
                    at >= 0 && (spaced(at) || at < start - 1) && (atIt(at, head) || press && HOLD.has(words.lower(at)));
            return press && opens || owned || said && !ahead(at);
        }
        if (at < 0) {
            return false;
        }
        String word = words.lower(at);
        if (word.equals("of") && at > 1 && words.lower(at - 1).startsWith("sideline")) {
            int on = at - 1;
            while (on > 0 && !words.lower(on).equals("on") && at - on < 4) {
                on--;
            }
            return context(on);
        }
        if (WordList.of("occasion-at").has(word)) {
            boolean asked = place == Place.INTRODUCTION && !word.equals("in") && press;
            return context(at) || asked && answered(at);
        }
        if (WordList.of("occasion-told").has(word)) {
            return !ahead(at);
        }
        if (place == Place.INTRODUCTION
                && word.equals("for")
                && words.lower(head).equals("interview")) {
            return !ahead(at);
        }
        if (!HOLD.has(word) || ahead(at) || related(at)) {
            return false;
        }
        return place == Place.INTRODUCTION || saysBehind(head);
    }

    private boolean atIt(int at, int head) {
        return WordList.of("occasion-at").has(words.lower(at))
                && !(words.lower(at).equals("in") && words.lower(head).equals("celebration"));
    }

    /** Returns true if the event is still to come or only possible: "will hold". */
    private boolean ahead(int at) {
        return words.any(AHEAD, Math.max(0, at - 3), at);
    }

    /** Returns true for the verb of a relative or temporal clause: "who held", "after she held". */
    private boolean related(int at) {
        return words.any(WordList.of("occasion-relative"), Math.max(0, at - 8), at);
    }

    private boolean saysBehind(int head) {
        return IntStream.range(head + 1, words.size())
                .mapToObj(words::lower)
                .takeWhile(word ->
                        !Set.of("that", "who", "after", "before", "when").contains(word))
                .anyMatch(SPEECH::has);
    }

    /** Returns true if somebody speaks at the event: a verb of saying precedes it in its clause, or it opens the sentence. */
    private boolean context(int at) {
        boolean comma = false;
        for (int i = at - 1; i >= 0 && at - i <= 14; i--) {
            String word = words.lower(i);
            if (i + 1 < at && !spaced(i)) {
                comma = true;
            }
            if (SPEECH.has(word)) {
                return (!comma || !spaced(at - 1)) && !ahead(i) && !related(i);
            }
            if (WordList.of("occasion-blocks").has(word)
                    && !(word.equals("on") && day(i + 1))
                    && !(word.equals("to") && WordList.of("occasion-listeners").has(words.lower(i + 1)))) {
                break;
            }
        }
        return at <= 8
                && IntStream.range(0, at)
                        .allMatch(i -> WordList.of("occasion-fronts").has(words.lower(i))
                                || TIMES.has(words.lower(i))
                                || Character.isDigit(words.lower(i).charAt(0))
                                || words.capital(i) && (i == 0 || place == Place.SENTENCE));
    }

    /** Returns true if the speaker answers questions at the event: "answered questions on trade at a briefing". */
    private boolean answered(int at) {
        boolean says = false;
        for (int i = 0; i < at; i++) {
            String word = words.lower(i);
            if (WordList.of("occasion-others").has(word) || i > 2 && says && possessive(i)) {
                return false;
            }
            says |= SPEECH.has(word);
        }
        return says;
    }

    private boolean day(int i) {
        return TIMES.has(words.lower(i))
                || i < words.size() && Character.isDigit(words.lower(i).charAt(0));
    }

    /** Returns the end of the name, including phrases such as "with the press". */
    private int right(int head) {
        int end = head + 1;
        for (int i = 0; i < 2 && end < words.size() && words.blank(end - 1); i++) {
            int to = complement(words.lower(head), end);
            if (to <= end) {
                break;
            }
            end = to;
        }
        return end;
    }

    private int complement(String head, int at) {
        boolean allowed = switch (words.lower(at)) {
            case "with", "of", "between", "hosted" -> true;
            case "before" -> head.equals("hearing") || head.equals("testimony") || head.equals("address");
            case "to" -> (head.equals("address") || head.equals("testimony") || head.equals("speech")) && named(at + 1);
            case "at" -> !head.equals("call") && named(at + 1);
            case "on" ->
                named(at + 1)
                        && words.lower(at - 1).equals(head)
                        && (head.equals("interview") && place != Place.TITLE
                                || Set.of("summit", "forum", "symposium").contains(head)
                                || head.equals("conference")
                                        && !words.lower(at - 2).equals("press")
                                        && !words.lower(at - 2).equals("news"));
            case "in", "for" -> named(at + 1) && place != Place.TITLE;
            default -> false;
        };
        return allowed ? nounPhrase(at + 1) : -1;
    }

    private boolean named(int i) {
        int name = ARTICLES.has(words.lower(i)) ? i + 1 : i;
        return name < words.size()
                        && (words.capital(name)
                                || Character.isDigit(words.lower(name).charAt(0)))
                        && !day(name)
                || words.lower(i).equals("congress");
    }

    private int nounPhrase(int from) {
        int last = -1;
        for (int i = from; i < words.size() && i - from < 14; i++) {
            String word = words.lower(i);
            boolean gerund = word.endsWith("ing") && place == Place.TITLE && ARTICLES.has(words.lower(i + 1));
            if (i > from && !joined(i - 1) || gerund || TIMES.has(word)) {
                break;
            }
            if (words.capital(i) && !(place == Place.TITLE && STOPS.has(word) && !LINKS.has(word))
                    || Character.isDigit(word.charAt(0))) {
                last = LINKS.has(word) && place == Place.TITLE ? last : i;
            } else if (i == from && ARTICLES.has(word)) {
                continue;
            } else if (LINKS.has(word)
                    || word.equals("to") && words.lower(i - 1).equals("ambassador")) {
                boolean body = Set.of("commission", "committee", "council", "conference")
                        .contains(words.lower(i - 1));
                if (word.equals("on") && !body || place == Place.TITLE && word.equals("for")) {
                    break;
                }
            } else if (STOPS.has(word)
                    || SPEECH.has(word)
                    || verblike(word)
                    || words.lower(i - 1).equals("and")) {
                break;
            } else {
                last = i;
            }
        }
        return last < 0 ? -1 : last + 1;
    }

    private boolean possessive(int i) {
        int end = words.get(i).end();
        return words.lower(i).endsWith("'s")
                || words.lower(i).endsWith("s")
                        && end < words.text().length()
                        && "'’".indexOf(words.text().charAt(end)) >= 0;
    }

    /** Returns true for white space, the point of an initial, or an apostrophe. */
    private boolean joined(int i) {
        String between = words.gap(i);
        return between.isBlank()
                || between.startsWith(".")
                        && between.substring(1).isBlank()
                        && words.get(i).end() - words.get(i).start() <= 3
                || between.equals("’ ")
                || between.equals("' ");
    }

    /** Returns true if no punctuation separates a word from the next. */
    private boolean spaced(int i) {
        return i + 1 >= words.size() || joined(i);
    }
}
