package org.onrecord.ingest.extract.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.onrecord.events.EventJson;
import org.onrecord.ingest.reading.DocumentLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The text of an article in the schema.org data of a page ({@code articleBody}), visible or not. */
final class EmbeddedArticle {
    private EmbeddedArticle() {}

    /** Returns the longest such text in scripts of at least {@code least} characters, with its lines as paragraphs; empty if there is none. */
    static String of(List<Element> scripts, int least) {
        return scripts.stream()
                .map(Element::data)
                .filter(data -> data.length() >= least && data.contains("\"articleBody\""))
                .map(EmbeddedArticle::longest)
                .reduce("", (longest, text) -> text.length() > longest.length() ? text : longest);
    }

    private static String longest(String data) {
        String longest = "";
        Deque<JsonNode> left = new ArrayDeque<>();
        try {
            left.add(EventJson.tree(data));
        } catch (JacksonException e) {
            // Scripts are often not valid JSON; then only the visible text remains.
            return "";
        }
        while (!left.isEmpty()) {
            JsonNode node = left.pop();
            JsonNode body = node.get("articleBody");
            if (body != null && body.isString() && body.asString().length() > longest.length()) {
                longest = body.asString();
            }
            node.forEach(left::push);
        }
        return paragraphs(longest);
    }

    private static String paragraphs(String body) {
        boolean isMarkup =
                body.contains("</") || body.contains("<br") || body.contains("&lt;") || body.contains("&nbsp;");
        String text = isMarkup ? Jsoup.parse(DocumentLimits.check(body)).wholeText() : body;
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
