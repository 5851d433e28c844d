package org.onrecord.processor.dedup;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;

/**
 * Gives the same words of the same actor the same cluster, whatever their punctuation, case, white space and width.
 *
 * <p>The id is a hash of the words, so it is the same in any order of arrival.
 */
public final class Clusters {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Clusters() {}

    /** The statement with its cluster. */
    public static Statement assign(Statement s) {
        return s.withCluster(id(s));
    }

    /** The cluster's id: the issue, who says it, and the bare words. */
    static String id(Statement s) {
        String who = s.actor().key().orElse("side:" + s.actor().side());
        return Ids.hash("cluster", s.issue(), who, bare(s.quote()));
    }

    /** The words without marks, case, width and spacing. */
    static String bare(String words) {
        return NO_WORD.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
