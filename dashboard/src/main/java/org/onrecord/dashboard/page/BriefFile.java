package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.onrecord.dashboard.api.request.Client;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.dashboard.print.Printer;
import org.onrecord.events.EventJson;
import org.onrecord.events.words.Strings;
import org.onrecord.events.words.WrittenBrief;

/** The forms in which a brief leaves the server as a file. */
enum BriefFile {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    HTML("text/html; charset=utf-8"),
    TXT("text/plain; charset=utf-8"),
    /** What notify asks for: a {@link WrittenBrief} as JSON. */
    MAIL("application/json");

    private static final String FRAME = PageFiles.text("files/brief.html");

    /** A line of the styles in the frame: selectors and what they say. */
    private static final Pattern STYLE = Pattern.compile("(?m)^([a-z0-9, ]+) \\{ (.+) }$");

    private final String type;

    BriefFile(String type) {
        this.type = type;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Sends a brief.
     *
     * @param last the last day of the brief, to which its file is dated
     * @param server the address that stands before its paths
     */
    void send(Context context, Strings strings, PageContent brief, LocalDate last, String server, Printer printer) {
        String words = brief.words().markup().replace("href=\"/", "href=\"" + Html.escaped(server) + "/");
        String page = FRAME.replace("{tag}", strings.language().tag())
                .replace("{title}", Html.escaped(brief.title()))
                .replace("{words}", words);
        byte[] file = switch (this) {
            case PDF -> printer.pdf(quoted(page), last, Client.of(context));
            case DOCX -> printer.docx(quoted(page), last, Client.of(context));
            case HTML -> page.getBytes(StandardCharsets.UTF_8);
            case TXT -> text(quoted(page)).getBytes(StandardCharsets.UTF_8);
            case MAIL -> EventJson.mapper().writeValueAsBytes(mail(quoted(page)));
        };
        context.contentType(type).header("Cache-Control", "no-cache");
        ResponseSender.sendIfNew(context, file, Optional.empty());
    }

    /** Returns a page with the quotation marks that a browser would add. */
    private static Document quoted(String html) {
        Document page = Jsoup.parse(html);
        page.select("q, blockquote").forEach(words -> words.prependText("“").appendText("”"));
        return page;
    }

    /** Returns a page for mail programs, many of which read inline styles only. */
    private static WrittenBrief mail(Document page) {
        STYLE.matcher(FRAME)
                .results()
                .forEach(style -> page.select(style.group(1)).attr("style", style.group(2)));
        String text = text(page);
        // Programs that do mark quotations would add a second pair of marks.
        page.select("q").tagName("span");
        page.select("[class]").removeAttr("class");
        return new WrittenBrief(page.body().tagName("div").outerHtml(), text);
    }

    /** Returns the words, each sentence followed by the addresses to which it leads. */
    private static String text(Document page) {
        StringBuilder text = new StringBuilder();
        for (Element block : page.body().select(Printer.BLOCKS)) {
            String above = block.tagName().startsWith("h") ? "\n" : "";
            text.append(above).append(block.text()).append('\n');
            block.select("a")
                    .eachAttr("href")
                    .forEach(address -> text.append("  ").append(address).append('\n'));
        }
        return text.toString().strip() + "\n";
    }
}
