package org.onrecord.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charset that a page declares at its start, in a meta element or an XML declaration. Comments and scripts are ignored. */
final class DeclaredCharset {
    /** The HTML standard asks for 1,024 bytes, but browsers read more, and pages rely on it. */
    private static final int LOOKED_AT = 8 * 1024;

    private static final Pattern XML =
            Pattern.compile("^\\s*<\\?xml[^>]{0,200}?\\bencoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]{1,40})[\"']");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(?:-->|$)", Pattern.DOTALL);
    private static final Pattern SCRIPT =
            Pattern.compile("<(script|style)\\b.*?(?:</\\1|$)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern META = Pattern.compile("<meta\\b([^>]{0,500})>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})", Pattern.CASE_INSENSITIVE);

    private DeclaredCharset() {}

    static Optional<Charset> of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        Matcher xml = XML.matcher(start);
        Optional<Charset> ofXml = xml.find() ? CharsetLabels.declared(xml.group(1)) : Optional.empty();
        String plain = SCRIPT.matcher(COMMENT.matcher(start).replaceAll("")).replaceAll("");
        return ofXml.or(() -> META.matcher(plain)
                .results()
                .map(meta -> CHARSET.matcher(meta.group(1)))
                .filter(Matcher::find)
                .flatMap(named -> CharsetLabels.declared(named.group(1)).stream())
                .findFirst());
    }
}
