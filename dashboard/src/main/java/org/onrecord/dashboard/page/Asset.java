package org.onrecord.dashboard.page;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.onrecord.dashboard.api.response.ResponseSender;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;

/** What the server sends: a page, or a file that pages load. A browser asks each time whether its copy is still the newest. */
record Asset(byte[] bytes, String type) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    /** Comments of a script that have lines of their own. Readers need none; those of others' files say whose they are. */
    private static final Pattern COMMENTS = Pattern.compile("(?m)^ *(?://.*|/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)\n");

    /** Returns the files that pages load, by name: those of the folder {@code assets}, and the strings of each language. */
    static Map<String, Asset> all() {
        Map<String, Asset> all = new TreeMap<>();
        for (String name : PageFiles.names("assets")) {
            byte[] bytes = PageFiles.bytes("assets/" + name);
            boolean own = name.endsWith(".js") && !name.endsWith(".min.js");
            all.put(name, own ? of(name, withoutComments(new String(bytes, StandardCharsets.UTF_8))) : of(name, bytes));
        }
        for (ReaderLanguage language : ReaderLanguage.values()) {
            String name = "strings-" + language.json() + ".js";
            all.put(name, of(name, Strings.of(language).module()));
        }
        return all;
    }

    static String withoutComments(String script) {
        return COMMENTS.matcher(script).replaceAll("");
    }

    static Asset of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Asset of(String name, byte[] bytes) {
        return new Asset(
                bytes, TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
    }

    void send(Context context) {
        context.contentType(type).header("Cache-Control", "no-cache");
        ResponseSender.sendIfNew(context, bytes, Optional.empty());
    }
}
