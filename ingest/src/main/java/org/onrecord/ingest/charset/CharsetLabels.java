package org.onrecord.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Charsets by the names that the web uses for them. */
final class CharsetLabels {
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Names that mean a wider charset than they say: the WHATWG Encoding Standard, where Java does not know it so. */
    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("cp819", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "windows-874"),
            Map.entry("tis-620", "windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("big-5", "Big5-HKSCS"),
            Map.entry("x-x-big5", "Big5-HKSCS"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"));

    private CharsetLabels() {}

    /** The charset of a name; empty for no name and for one that nobody knows. */
    static Optional<Charset> named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String plain = name.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(plain, plain)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** As {@link #named}, of a declaration in ASCII: one that names a charset in which it could not be read is taken for UTF-8. */
    static Optional<Charset> declared(String name) {
        return named(name)
                .map(charset ->
                        charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
                                ? StandardCharsets.UTF_8
                                : charset);
    }
}
