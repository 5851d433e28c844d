package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.statement.text.PatternFile;

/**
 * Reads the account of a post from its URL: "x.com/quill/status/1", "truthsocial.com/@quill". Only an "@quill" in the registry gives the
 * owner; a similar name does not.
 */
public final class PlatformAccounts {
    private static final List<Pattern> ADDRESSES = new PatternFile("common", "accounts").patterns("account");

    private PlatformAccounts() {}

    /** Returns the account without the at sign. */
    public static Optional<String> of(@Nullable String address) {
        return address == null
                ? Optional.empty()
                : ADDRESSES.stream()
                        .map(pattern -> pattern.matcher(address))
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .findFirst();
    }
}
