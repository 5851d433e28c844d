package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Who wrote an article, as the page writes their names. */
final class Authors {
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 12;
    private static final Pattern BY = Pattern.compile(
            "^(?:(?:written |posted |published |reported |story )?by|von|par|por|di|av|af|door|przez|автор|autore?s?|text|作者|记者|記者|责任编辑|責任編輯|编辑)\\s*[:：]?\\s+|^(?:作者|记者|記者|撰文)[:：]?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*(?:[,;，；、|•·&]|\\s(?:and|und|et|y|e|och|og|en|ve|i|и|та)\\s)\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S*|\\S+@\\S+\\.\\S+|^@\\S+|^www\\.\\S+");
    private static final Pattern NOT_A_NAME = Pattern.compile("\\d{3,}|\\d{1,2}[:.]\\d{2}|^(?:admin|administrator|null|undefined|unknown|editor|webmaster|n/a)$", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> names = new LinkedHashMap<>();

    private Authors() {}

    static List<String> of(PageWalk page, List<LinkedData> things) {
        Authors authors = new Authors();
        for (LinkedData thing : things) {
            if (thing.kind() != LinkedData.Kind.SITE && thing.kind() != LinkedData.Kind.OTHER && !thing.authors().isEmpty()) {
                thing.authors().forEach(authors::add);
                if (!authors.names.isEmpty()) {
                    return authors.list();
                }
            }
        }
        for (String name : new String[] {
            "author", "article:author", "sailthru.author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author", "byl", "cxenseparse:author",
            "article:author_name", "twitter:data1"
        }) {
            if (name.equals("twitter:data1") && !page.meta("twitter:label1").toLowerCase(java.util.Locale.ROOT).matches("written by|verfasst von|écrit par|escrito por|by|author")) {
                continue;
            }
            page.metas().getOrDefault(name, List.of()).forEach(authors::add);
            if (!authors.names.isEmpty()) {
                return authors.list();
            }
        }
        for (boolean strong : new boolean[] {true, false}) {
            for (PageWalk.Byline line : page.bylines()) {
                if (line.strong() == strong && line.place() != Place.COMMENTS && line.place() != Place.OTHERS && line.place() != Place.FOOTER) {
                    authors.add(line.text());
                    if (!strong && !authors.names.isEmpty()) {
                        return authors.list();
                    }
                }
            }
            if (!authors.names.isEmpty()) {
                return authors.list();
            }
        }
        return List.of();
    }

    private List<String> list() {
        return names.values().stream().limit(MOST).toList();
    }

    private void add(String written) {
        String plain = ADDRESS.matcher(Words.collapsed(org.jsoup.parser.Parser.unescapeEntities(written, false))).replaceAll("").strip();
        plain = BY.matcher(plain).replaceFirst("");
        List<String> parts = new ArrayList<>(List.of(BETWEEN.split(plain)));
        for (String part : parts) {
            String name = BY.matcher(part.strip()).replaceFirst("").strip();
            if (name.length() > 1 && name.length() <= LONGEST_NAME && !NOT_A_NAME.matcher(name).find()) {
                names.putIfAbsent(SiteNames.key(name), name);
            }
        }
    }
}
