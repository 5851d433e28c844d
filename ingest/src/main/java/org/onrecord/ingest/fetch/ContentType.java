package org.onrecord.ingest.fetch;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content of a Content-Type header.
 *
 * @param mediaType in lower case, without parameters; null if there is none
 * @param charset its canonical name; null if it names none that is known
 */
public record ContentType(
        @Nullable String mediaType, @Nullable String charset) {
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\"'\\s;,]+)", Pattern.CASE_INSENSITIVE);

    public static ContentType of(String header) {
        String type = header.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
        var charset = CHARSET.matcher(header);
        return new ContentType(
                type.matches("[^\\s/]+/[^\\s/]+") ? type : null, charset.find() ? known(charset.group(1)) : null);
    }

    private static @Nullable String known(String name) {
        @Nullable Charset charset = Charset.forName(name, null);
        return charset == null ? null : charset.name();
    }
}
