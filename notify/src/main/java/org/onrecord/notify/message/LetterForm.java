package org.onrecord.notify.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.onrecord.events.resource.Resources;
import org.onrecord.events.text.Ellipsis;
import org.onrecord.events.text.EscapedText;
import org.onrecord.events.words.Strings;
import org.onrecord.events.words.WrittenBrief;

/**
 * A form in which letters are written: the blocks of its file {@code letter-NAME}, and how words and addresses are made safe in it. A block begins
 * with a line of {@code ##} and its name. In it <code>{t:KEY}</code> is a string, <code>{small}</code> the block of that name, and any other name
 * a value, which is <code>{value}</code> in the block of its name.
 */
public final class LetterForm {
    /** Mail as HTML that mail programs show alike: inline styles, no script, no picture, nothing that is fetched. */
    public static final LetterForm HTML = new LetterForm("html", EscapedText::of, EscapedText::of, Integer.MAX_VALUE);

    /** Plain text in lines that end with a line feed. */
    public static final LetterForm TEXT = new LetterForm("text", words -> words, page -> page, Integer.MAX_VALUE);

    public static final LetterForm SLACK = ofChat(
            "slack", words -> words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));

    public static final LetterForm MARKDOWN =
            ofChat("markdown", words -> words.replaceAll("([\\\\*_\\[\\]()#`~<>])", "\\\\$1"));

    private final Map<String, String> blocks = new HashMap<>();
    private final UnaryOperator<String> words;
    private final UnaryOperator<String> address;
    private final int changes;

    /** @param changes at most so many changes of an edit are shown */
    private LetterForm(String name, UnaryOperator<String> words, UnaryOperator<String> address, int changes) {
        this.words = words;
        this.address = address;
        this.changes = changes;
        for (String block : Resources.text(LetterForm.class, "letter-" + name).split("(?m)^## ", -1)) {
            int end = block.indexOf('\n') + 1;
            blocks.put(block.substring(0, end).strip(), block.substring(end).replaceFirst("\\n\\z", ""));
        }
        blocks.replaceAll((any, block) -> block.replace("{small}", blocks.getOrDefault("small", "")));
    }

    /** Returns a form that a chat shows as it is: short, nobody is mentioned, and no word becomes a link. */
    private static LetterForm ofChat(String name, UnaryOperator<String> escaped) {
        return new LetterForm(
                name,
                words -> escaped.apply(
                        Ellipsis.cut(words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), 599)),
                page -> page.replaceAll("[<>|()\\s]", ""),
                3);
    }

    /** Returns a letter in this form. */
    public String of(Letter letter) {
        Strings strings = letter.strings();
        Letter.Pages pages = letter.pages();
        Map<String, String> values = new HashMap<>();
        values.put("tag", strings.language().tag());
        values.put("subject", words.apply(letter.subject()));
        values.put("rule", words.apply(letter.rule()));
        values.put("brief-html", letter.brief().map(WrittenBrief::html).orElse(""));
        values.put("brief-text", letter.brief().map(WrittenBrief::text).orElse(""));
        values.put("above", words.apply(letter.heading()));
        values.put("sources", words.apply(letter.sources()));
        values.put(
                "alerts",
                letter.alerts().stream()
                        .map(alert -> of(alert, strings))
                        .collect(Collectors.joining(filled("between", Map.of(), strings))));
        values.put("brief-page", pages.brief().map(address).orElse(""));
        values.put("manage", address.apply(pages.manage()));
        values.put("leave", address.apply(pages.end()));
        values.put("confirm", pages.confirm().map(address).orElse(""));
        values.put("end", pages.confirm().isPresent() ? "" : filled("foot", values, strings));
        return filled("letter", values, strings).strip();
    }

    /** Returns an alert alone, for a feed. */
    String of(AlertView alert, Strings strings) {
        Map<String, String> values = new HashMap<>();
        values.put("note", words.apply(alert.note().orElse("")));
        values.put("severity", words.apply(alert.severity()));
        values.put("day", words.apply(alert.day()));
        values.put("heading", words.apply(alert.heading()));
        values.put("alone", alert.before().isEmpty() ? quotes("quote-now", alert.now(), strings) : "");
        values.put("now", alert.before().isEmpty() ? "" : quotes("quote-now", alert.now(), strings));
        values.put("before", quotes("quote-before", alert.before(), strings));
        values.put(
                "changes",
                alert.changes().stream()
                        .limit(changes)
                        .map(each -> Map.of("removed", words.apply(each.before()), "added", words.apply(each.after())))
                        .map(change -> filled("change", change, strings))
                        .collect(Collectors.joining()));
        values.put("why", words.apply(alert.why()));
        values.put("selected", words.apply(alert.rule()));
        values.put("sure", words.apply(alert.sure()));
        values.put("page", address.apply(alert.link()));
        return filled("alert", values, strings);
    }

    private String quotes(String name, List<AlertView.Quote> quotes, Strings strings) {
        return quotes.stream()
                .map(quote -> filled(name, values(quote), strings))
                .collect(Collectors.joining());
    }

    private Map<String, String> values(AlertView.Quote quote) {
        Map<String, String> values = new HashMap<>();
        values.put("words", words.apply(quote.words()));
        values.put("by", words.apply(quote.by()));
        values.put("in", words.apply(quote.in()));
        values.put("source", quote.source().map(address).orElse(""));
        values.put("page", address.apply(quote.page()));
        return values;
    }

    /** Returns a block with its values. One that has the name of a block is written in that, and nothing where it is blank. */
    private String filled(String name, Map<String, String> values, Strings strings) {
        Map<String, String> written = new HashMap<>(values);
        written.replaceAll((each, value) -> value.isBlank() || !blocks.containsKey(each)
                ? value
                : Strings.filled(strings.fill(blocks.getOrDefault(each, "")), Map.of("value", value)));
        return Strings.filled(strings.fill(blocks.getOrDefault(name, "")), written);
    }
}
