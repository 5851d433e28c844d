package org.onrecord.processor.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.Statement.Kind;
import org.onrecord.events.Statement.Span;

/** Reads one document paragraph by paragraph: turns, block quotes, own texts, comments, and the narrative between them. */
final class DocumentReader {
    private static final Pattern ELLIPSIS = Pattern.compile("^[.…·\\s*\\[\\]()-]{1,12}$");
    private static final Pattern CLOSING = Pattern.compile(
            "^(?:\\d{1,2}:\\d{2} [AaPp]\\.?[Mm]\\.?.{0,6}|\\\\?#\\s?#\\s?#.*|###.*|-\\s?30\\s?-|-?END-?|END\\b.{0,40}|\\(END\\).*|\\[?End of (?:transcript|interview|recording).*|https?://\\S+|\\*\\s?\\*\\s?\\*)$",
            Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final String text;
    private final @Nullable LocalDate day;
    private final Cast cast;
    private final Subjects subjects;
    private final boolean chinese;
    private final Roles roles;
    private final List<Span> paragraphs;
    private final Map<Integer, Label> labels = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final EnglishReports english;
    private final ChineseReports han;

    DocumentReader(Document document, @Nullable LocalDate day, @Nullable String home, Cast cast, Actors actors) {
        this.document = document;
        this.text = document.text();
        this.day = day;
        this.cast = cast;
        this.subjects = new Subjects(text, cast);
        this.chinese = TextLanguage.of(document).equals("zh");
        this.roles = new Roles(document, cast, actors, new Roles.Context(day, home));
        this.paragraphs = Paragraphs.of(text);
        this.english = new EnglishReports(text, day, cast);
        this.han = new ChineseReports(text, day, cast);
    }

    List<Draft> read() {
        if (paragraphs.isEmpty()) {
            return drafts;
        }
        List<Label> found = Labels.find(text, paragraphs, cast);
        boolean summarised = OwnTexts.summarised(document, paragraphs);
        if (found.isEmpty() && OwnTexts.whole(document, paragraphs, summarised)) {
            ownDocument(summarised);
            return drafts;
        }
        found.forEach(label -> labels.put(label.paragraph(), label));
        roles.assign(found, turns(found));
        sections(summarised);
        echoDates();
        return drafts;
    }

    /** The rough extents of the turns, up to the next label. */
    private List<Span> turns(List<Label> found) {
        List<Span> turns = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int last = i + 1 < found.size() ? found.get(i + 1).paragraph() - 1 : paragraphs.size() - 1;
            int start = found.get(i).span().end();
            int end = paragraphs.get(Math.max(found.get(i).paragraph(), last)).end();
            turns.add(Paragraphs.trim(text, start, Math.max(start, end)));
        }
        return turns;
    }

    // --- documents with several voices ---------------------------------------------------------------------------

    private void sections(boolean summarised) {
        @Nullable LocalDate occasion = null;
        @Nullable Source asker = null;
        boolean embedded = false;
        int i = 0;
        while (i < paragraphs.size()) {
            Label label = labels.get(i);
            String words = paragraphs.get(i).of(text);
            if (label != null) {
                int next = turn(i, label, occasion, asker);
                Source source = roles.of(label);
                asker = source.questioner() ? source : asker;
                embedded = true;
                i = next;
                continue;
            }
            if (embedded && Comments.opens(words)) {
                i = comments(i);
                continue;
            }
            if (i + 1 < paragraphs.size() && labels.get(i + 1) == null) {
                Optional<Source> own = ownIntroduced(i, words, summarised);
                if (own.isPresent()) {
                    i = ownText(i, own.get());
                    embedded = true;
                    continue;
                }
            }
            occasion = Dates.in(words, day).filter(date -> !date.equals(day)).orElse(null);
            i = narrative(i);
        }
    }

    private Optional<Source> ownIntroduced(int i, String words, boolean summarised) {
        String next = paragraphs.get(i + 1).of(text);
        if (Intros.header(words) && !chinese) {
            return headerSource(paragraphs.get(i));
        }
        boolean announced = Intros.introduces(words)
                && (words.endsWith(":") || heading(next) && words.contains(next) || Dates.line(next));
        boolean posted = summarised
                && i <= 2
                && Intros.posted(words)
                && words.indexOf('“') < 0
                && words.indexOf('"') < 0
                && !quoteOpens(next);
        return announced || posted ? Intros.publisher(text, paragraphs.get(i), subjects) : Optional.empty();
    }

    private boolean quoteOpens(String words) {
        return !words.isEmpty() && QuoteMarks.isMark(words.charAt(0));
    }

    private static boolean heading(String words) {
        return words.length() <= 140 && !Intros.closed(words);
    }

    private int turn(int at, Label label, @Nullable LocalDate occasion, @Nullable Source asker) {
        Source source = roles.of(label);
        int end = at + 1;
        while (end < paragraphs.size() && !labels.containsKey(end)) {
            String words = paragraphs.get(end).of(text);
            boolean beforeLabel = labels.containsKey(end + 1);
            boolean ends =
                    end > at + 1 || label.span().end() < paragraphs.get(at).end();
            if (ends
                    && (Intros.introduces(words) && !words.endsWith(":")
                            || CLOSING.matcher(words).matches()
                            || Comments.opens(words)
                            || beforeLabel
                                    && Intros.introduces(words)
                                    && Dates.in(words, day).isPresent())) {
                break;
            }
            end++;
        }
        int last = end - 1;
        // The same label twice running: somebody spoke in between, and a last paragraph that asks is his.
        boolean unlabelled = last > at
                && asker != null
                && labels.containsKey(end)
                && Labels.key(labels.get(end).text()).equals(Labels.key(label.text()))
                && !source.questioner()
                && asks(paragraphs.get(last).of(text));
        int lastOwn = unlabelled ? last - 1 : last;
        Span span = Paragraphs.trim(
                text,
                label.span().end(),
                Math.max(label.span().end(), paragraphs.get(lastOwn).end()));
        Kind kind = source.questioner() ? Kind.QUESTION : Kind.TURN;
        if (span.end() > span.start()) {
            drafts.add(new Draft(span, kind, source, occasion, false));
            nested(at, lastOwn, span, source.questioner(), Reported.Mode.TURN, source);
        }
        if (unlabelled && asker != null) {
            Span question = paragraphs.get(last);
            drafts.add(new Draft(question, Kind.QUESTION, asker, occasion, false));
            nested(last, last, question, true, Reported.Mode.TURN, asker);
        }
        return end;
    }

    private static boolean asks(String words) {
        return words.endsWith("?") || words.endsWith("？");
    }

    private int comments(int at) {
        int start = at;
        for (int i = at + 1; i <= paragraphs.size(); i++) {
            if (i == paragraphs.size() || Comments.opens(paragraphs.get(i).of(text))) {
                drafts.add(new Draft(
                        new Span(
                                paragraphs.get(start).start(),
                                paragraphs.get(i - 1).end()),
                        Kind.COMMENT,
                        Source.NOBODY,
                        null,
                        false));
                start = i;
            }
        }
        return paragraphs.size();
    }

    /** A text of an institution's own inside a document, behind its introduction at the paragraph given. */
    private int ownText(int intro, Source source) {
        int from = intro + 1;
        @Nullable LocalDate date = Dates.in(paragraphs.get(intro).of(text), day).orElse(null);
        Source speaker = source;
        while (from < paragraphs.size() - 1) {
            String words = paragraphs.get(from).of(text);
            if (Intros.header(words)) {
                speaker = headerSource(paragraphs.get(from)).orElse(speaker);
            } else if (Dates.line(words)) {
                date = Dates.in(words, day).orElse(date);
            } else if (!heading(words)
                    || !(paragraphs.get(intro).of(text).contains(words)
                            || Dates.line(paragraphs.get(from + 1).of(text)))) {
                break;
            }
            from++;
        }
        int to = from + 1;
        while (to < paragraphs.size() && !labels.containsKey(to)) {
            String words = paragraphs.get(to).of(text);
            if (Comments.opens(words)
                    || Intros.introduces(words)
                    || Intros.header(words)
                    || CLOSING.matcher(words).matches()) {
                break;
            }
            to++;
        }
        own(from, to - 1, speaker, date == null || date.equals(day) ? null : date);
        return to;
    }

    private Optional<Source> headerSource(Span paragraph) {
        List<Words.Word> words = Words.of(text, paragraph.start(), paragraph.end());
        int to = words.size();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).lower();
            if (word.equals("attributable") || word.equals("by") || word.equals("from")) {
                from = i + 1;
                from += from < words.size() && words.get(from).lower().equals("to") ? 1 : 0;
            } else if (i > 0
                    && from == 0
                    && List.of(
                                    "release",
                                    "statement",
                                    "readout",
                                    "read-out",
                                    "notice",
                                    "announcement",
                                    "response",
                                    "remarks",
                                    "post",
                                    "letter",
                                    "note")
                            .contains(word)) {
                to = i;
                break;
            }
        }
        if (from >= to) {
            return Optional.empty();
        }
        Optional<Source> source = subjects.source(words, from, to, null);
        if (source.isEmpty()) {
            return source;
        }
        return source.map(this::fuller);
    }

    /** A name of an institution in the fullest form in which the document has it. */
    private Source fuller(Source source) {
        String name = source.name();
        if (name == null || source.role() != null) {
            return source;
        }
        for (String lead : List.of("Chinese ", "China's ", "China’s ", "U.S. ", "Mexican ", "Canadian ")) {
            if (!name.startsWith(lead) && text.contains(lead + name)) {
                return new Source(lead + name, null, source.organisation(), false);
            }
        }
        return source;
    }

    /** Records an own text, or several where the paragraphs open alike: one post each. */
    private void own(int from, int to, Source speaker, @Nullable LocalDate date) {
        boolean alike = to > from;
        for (int i = from + 1; i <= to && alike; i++) {
            alike = opening(i).equals(opening(from));
        }
        List<int[]> parts = new ArrayList<>();
        if (alike) {
            for (int i = from; i <= to; i++) {
                parts.add(new int[] {i, i});
            }
        } else {
            parts.add(new int[] {from, to});
        }
        for (int[] part : parts) {
            Span span = new Span(
                    paragraphs.get(part[0]).start(), paragraphs.get(part[1]).end());
            drafts.add(new Draft(span, Kind.OWN_TEXT, speaker, date, false));
            nested(part[0], part[1], span, false, Reported.Mode.READOUT, speaker);
        }
    }

    private String opening(int paragraph) {
        String words = paragraphs.get(paragraph).of(text);
        return words.length() < 30 ? words : words.substring(0, 30);
    }

    /** Reads a narrative paragraph, with those over which its quotation runs; returns the index of the next one to read. */
    private int narrative(int at) {
        int last = at;
        List<QuoteMarks.Quote> quotes = QuoteMarks.in(text, paragraphs.get(at));
        while (!quotes.isEmpty()
                && quotes.getLast().open()
                && last + 1 < paragraphs.size()
                && !labels.containsKey(last + 1)
                && last - at < 40
                && quoteOpens(paragraphs.get(last + 1).of(text))) {
            last++;
            quotes = QuoteMarks.in(text, paragraphs.get(last));
        }
        Span span = new Span(paragraphs.get(at).start(), paragraphs.get(last).end());
        Reported reported =
                chinese ? han.in(span, Reported.Mode.NARRATIVE, false) : english.in(span, Reported.Mode.NARRATIVE);
        drafts.addAll(reported.drafts());
        int next = last + 1;
        if (reported.dangling().isPresent()
                && next < paragraphs.size()
                && !labels.containsKey(next)
                && !chinese
                && !quoteOpens(paragraphs.get(next).of(text))) {
            return blockQuote(next, reported.dangling().get());
        }
        return next;
    }

    /** A block quote takes one paragraph, and further ones behind a line of dots. */
    private int blockQuote(int at, Source source) {
        int last = at;
        while (last + 2 < paragraphs.size()
                && ELLIPSIS.matcher(paragraphs.get(last + 1).of(text)).matches()
                && !labels.containsKey(last + 2)) {
            last += 2;
        }
        Span span = new Span(paragraphs.get(at).start(), paragraphs.get(last).end());
        drafts.add(new Draft(span, Kind.DIRECT, source, null, false));
        nested(at, last, span, false, Reported.Mode.TURN, source);
        return last + 1;
    }

    /** Reported speech inside somebody's words. */
    private void nested(int from, int to, Span outer, boolean asked, Reported.Mode mode, Source source) {
        english.lastSpeaker(null);
        han.lastSpeaker(null);
        for (int i = from; i <= to; i++) {
            Span paragraph = paragraphs.get(i);
            int start = Math.max(paragraph.start(), outer.start());
            int end = Math.min(paragraph.end(), outer.end());
            if (end <= start) {
                continue;
            }
            Span part = new Span(start, end);
            Reported reported = chinese ? han.in(part, mode, asked) : english.in(part, mode);
            for (Draft draft : reported.drafts()) {
                boolean itself = source.name() != null
                        && source.name().equals(draft.source().name())
                        && mode == Reported.Mode.TURN;
                if (!itself && outer.contains(draft.span()) && !draft.span().equals(outer)) {
                    drafts.add(draft);
                }
            }
        }
    }

    // --- documents of one voice ----------------------------------------------------------------------------------

    private void ownDocument(boolean summarised) {
        int from = 0;
        Source speaker = null;
        if (summarised) {
            from = 1;
            speaker = summarySource();
        }
        if (speaker == null) {
            speaker = OwnTexts.speaker(document, cast);
        }
        List<int[]> segments = new ArrayList<>();
        List<Source> speakers = new ArrayList<>();
        int start = from;
        for (int i = from; i < paragraphs.size(); i++) {
            Span paragraph = paragraphs.get(i);
            if (summarised && Intros.header(paragraph.of(text)) && i + 1 < paragraphs.size()) {
                Optional<Source> headed = headerSource(paragraph);
                if (headed.isPresent()) {
                    if (i > start) {
                        segments.add(new int[] {start, i - 1});
                        speakers.add(speaker);
                    }
                    speaker = headed.get();
                    start = i + 1;
                }
            }
        }
        segments.add(new int[] {start, paragraphs.size() - 1});
        speakers.add(speaker);
        for (int s = 0; s < segments.size(); s++) {
            int[] segment = body(segments.get(s)[0], segments.get(s)[1], summarised);
            if (segment[0] <= segment[1]) {
                own(segment[0], segment[1], speakers.get(s), null);
            }
        }
    }

    private @Nullable Source summarySource() {
        Span summary = paragraphs.getFirst();
        Optional<Source> publisher = Intros.publisher(text, summary, subjects);
        if (publisher.isPresent()) {
            return publisher.get();
        }
        List<Words.Word> words = Words.of(text, summary.start(), Math.min(summary.end(), summary.start() + 300));
        int from = 0;
        while (from < words.size() && Subjects.opener(words.get(from).lower()) && from < 20) {
            int comma = text.indexOf(',', words.get(from).end());
            if (comma < 0 || comma > summary.end()) {
                break;
            }
            while (from < words.size() && words.get(from).start() < comma) {
                from++;
            }
        }
        int to = from;
        while (to < words.size()
                && to - from < 16
                && (words.get(to).capitalised()
                        || List.of("of", "for", "the", "and")
                                .contains(words.get(to).lower()))
                && (to == from
                        || text.substring(words.get(to - 1).end(), words.get(to).start())
                                .isBlank())) {
            to++;
        }
        return to > from ? subjects.source(words, from, to, null).orElse(null) : null;
    }

    /** Without title, headings, date lines and contacts at its head, and signatures and marks of the end. */
    private int[] body(int first, int last, boolean summarised) {
        int from = first;
        int to = last;
        while (from < to && from < first + 8) {
            String words = paragraphs.get(from).of(text);
            String lower = words.toLowerCase(Locale.ROOT);
            boolean title = words.equals(document.title().strip());
            boolean head = heading(words)
                    && !words.endsWith(":")
                    && !words.endsWith(",")
                    && Words.of(words, 0, words.length()).size() <= 22
                    && !summarised;
            if (title
                    || head
                    || Dates.line(words)
                    || lower.startsWith("for immediate release")
                    || lower.startsWith("media contact")
                    || lower.startsWith("contact:")) {
                from++;
            } else {
                break;
            }
        }
        while (to > from && to > last - 6) {
            String words = paragraphs.get(to).of(text);
            boolean signature = heading(words) && words.length() <= 70 && !words.endsWith(":") && !summarised;
            if (signature || CLOSING.matcher(words).matches()) {
                to--;
            } else {
                break;
            }
        }
        return new int[] {from, to};
    }

    // --- dates ---------------------------------------------------------------------------------------------------

    /** A quotation whose words stand in a dated statement of the same document has its date: a headline quotes the text below. */
    private void echoDates() {
        List<Draft> dated = drafts.stream()
                .filter(draft -> draft.date() != null && draft.kind() != Kind.INDIRECT && draft.kind() != Kind.DIRECT)
                .toList();
        if (dated.isEmpty()) {
            return;
        }
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            int length = draft.span().end() - draft.span().start();
            if (draft.date() == null && draft.kind() == Kind.DIRECT && length >= 40 && length <= 2000) {
                String words = stem(draft.span().of(text));
                for (Draft other : dated) {
                    if (!other.span().contains(draft.span())
                            && stem(other.span().of(text)).contains(words)) {
                        drafts.set(i, draft.dated(other.date()));
                        break;
                    }
                }
            }
        }
    }

    private static String stem(String words) {
        return words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
