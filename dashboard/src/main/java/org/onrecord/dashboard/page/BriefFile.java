package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The forms in which a brief leaves the server as a file. */
enum BriefFile {
    TXT("text/plain"),
    HTML("text/html");

    private static final String BLOCKS = "h1, h2, h3, p, blockquote, figcaption, li";
    private static final String FRAME = PageFiles.text("files/brief.html");

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
     * @param server the address that stands before its paths
     */
    void send(Context context, Strings strings, String title, Html words, String server) {
        String whole = words.markup().replace("href=\"/", "href=\"" + Html.escaped(server) + "/");
        context.contentType(type + "; charset=utf-8").result(this == TXT ? text(whole) : page(strings, title, whole));
    }

    private static String page(Strings strings, String title, String words) {
        return FRAME.replace("{tag}", strings.language().tag())
                .replace("{title}", Html.escaped(title))
                .replace("{words}", words);
    }

    /** Returns the words, each sentence followed by the addresses to which it leads. */
    private static String text(String html) {
        StringBuilder text = new StringBuilder();
        Element whole = Jsoup.parseBodyFragment(html).body();
        whole.select("q, blockquote").forEach(words -> words.prependText("“").appendText("”"));
        for (Element block : whole.select(BLOCKS)) {
            String above = block.tagName().startsWith("h") ? "\n" : "";
            text.append(above).append(block.text()).append('\n');
            block.select("a")
                    .eachAttr("href")
                    .forEach(address -> text.append("  ").append(address).append('\n'));
        }
        return text.toString().strip() + "\n";
    }
}
