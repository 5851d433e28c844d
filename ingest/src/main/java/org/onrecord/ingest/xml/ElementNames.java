package org.onrecord.ingest.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;

/** Renames elements to their usual names, whatever prefixes and namespace spellings a document uses or forgets. For one walk through one document. */
final class ElementNames implements NodeVisitor {
    /** How many namespaces are in scope; each level has its own map of them. */
    private static final int MOST = 64;

    /** The vocabulary of elements without a prefix. */
    private static final String CORE = "";

    private static final Map<String, String> BY_NAMESPACE =
            WordLists.read(ElementNames.class, "namespaces.txt").byWord();

    static {
        BY_NAMESPACE.replaceAll((namespace, prefix) -> prefix.equals("core") ? CORE : prefix);
    }

    private static final Map<String, String> BY_PREFIX =
            Map.of("atom", CORE, "rss", CORE, "a10", CORE, "dcq", "dcterms", "html", CORE, "xhtml", CORE);

    private static final Pattern END = Pattern.compile("[/#]{1,9}$");
    private static final String USERLAND = "http://backend.userland.com/";

    /** The namespaces in scope, by prefix, for each depth of the walk. */
    private final List<Map<String, String>> scopes = new ArrayList<>();

    ElementNames() {}

    @Override
    public void head(Node node, int depth) {
        while (scopes.size() > depth) {
            scopes.removeLast();
        }
        Map<String, String> outer = scopes.isEmpty() ? Map.of() : scopes.getLast();
        if (node instanceof Element element && depth > 0) {
            Map<String, String> scope = scope(element, outer);
            scopes.add(scope);
            String name = name(element.tagName(), scope);
            if (!name.isEmpty() && !name.equals(element.tagName())) {
                // An element may declare that it has no namespace, and jsoup rejects a name without one.
                String namespace = element.tag().namespace();
                element.tagName(name, namespace.isEmpty() ? Parser.NamespaceXml : namespace);
            }
        } else {
            scopes.add(outer);
        }
    }

    private static Map<String, String> scope(Element element, Map<String, String> outer) {
        Map<String, String> scope = outer;
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if ((name.equals("xmlns") || name.startsWith("xmlns:")) && scope.size() < MOST) {
                scope = scope == outer ? new HashMap<>(outer) : scope;
                scope.put(name.substring(Math.min(name.length(), 6)), attribute.getValue());
            }
        }
        return scope;
    }

    private static String name(String written, Map<String, String> scope) {
        int colon = written.indexOf(':');
        String prefix = colon < 0 ? "" : written.substring(0, colon).toLowerCase(Locale.ROOT);
        String local = written.substring(colon + 1).toLowerCase(Locale.ROOT);
        String vocabulary = vocabulary(scope.get(prefix), prefix);
        return vocabulary.isEmpty() || local.isEmpty() ? local : vocabulary + ":" + local;
    }

    private static String vocabulary(@Nullable String namespace, String prefix) {
        if (namespace != null) {
            String plain =
                    END.matcher(namespace.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
            String known = BY_NAMESPACE.get(plain.startsWith("https:") ? "http:" + plain.substring(6) : plain);
            if (known != null) {
                return known;
            }
            if (plain.startsWith(USERLAND)) {
                return CORE;
            }
        }
        return BY_PREFIX.getOrDefault(prefix, prefix);
    }
}
