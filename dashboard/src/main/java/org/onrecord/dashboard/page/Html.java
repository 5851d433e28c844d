package org.onrecord.dashboard.page;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.text.EscapedText;

/** A piece of HTML. Its texts are escaped, and hold no placeholder of {@link PageFrame#fill}. */
record Html(String markup) {
    static final Html NONE = new Html("");

    static Html text(@Nullable String text) {
        return text == null ? NONE : new Html(escaped(text));
    }

    static String escaped(String text) {
        return EscapedText.of(text).replace("{", "&#123;");
    }

    static Html element(String tag, Html... children) {
        return new Html("<" + tag + ">" + all(children).markup + "</" + tag + ">\n");
    }

    static Html classed(String tag, String name, Html... children) {
        String element = element(tag, children).markup;
        return new Html("<" + tag + " class=\"" + name + "\"" + element.substring(tag.length() + 1));
    }

    static Html element(String tag, String text) {
        return element(tag, text(text));
    }

    static Html all(Html... parts) {
        return all(Stream.of(parts));
    }

    static Html all(Stream<Html> parts) {
        return new Html(parts.map(Html::markup).collect(Collectors.joining()));
    }

    static Html joined(String separator, Collection<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining(separator)));
    }

    /** Returns a link to an address that the server made. */
    static Html link(String address, String text) {
        return new Html("<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>");
    }

    /** Returns a link to another site; only the text if it is not an address of the web. */
    static Html external(@Nullable String address, String text) {
        return address != null && address.matches("https?://.+")
                ? new Html("<a rel=\"noopener noreferrer external\" href=\"" + escaped(address) + "\">" + escaped(text)
                        + "</a>")
                : text(text);
    }

    /** Returns an element with words in a language, as a BCP 47 tag; {@code und} if it is unknown. */
    static Html words(String tag, String language, String text) {
        return new Html("<" + tag + " lang=\"" + escaped(language) + "\">" + escaped(text) + "</" + tag + ">\n");
    }

    static Html row(String cell, Html... cells) {
        return element("tr", all(Stream.of(cells).map(each -> element(cell, each))));
    }
}
