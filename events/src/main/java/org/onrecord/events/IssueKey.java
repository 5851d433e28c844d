package org.onrecord.events;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record that belongs to an issue: the issue's id, a slash, and the record's own id, e.g. {@code fentanyl/1f0b…}. The id of an issue
 * has no slash. A record that belongs to no issue has its own id as its key.
 */
public final class IssueKey {
    private IssueKey() {}

    /**
     * Returns the key of a record.
     *
     * @param issue id of the issue; null or empty for none
     * @param id of the record
     */
    public static String of(@Nullable String issue, String id) {
        return issue == null || issue.isEmpty() ? id : issue + "/" + id;
    }

    /** Returns the id of the issue in a key; empty if the key names none. */
    public static Optional<String> issue(String key) {
        int slash = key.indexOf('/');
        return slash < 1 ? Optional.empty() : Optional.of(key.substring(0, slash));
    }

    /** Returns the record's own id in a key. */
    public static String id(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    public static boolean isOf(String issue, String key) {
        return key.length() > issue.length() && key.startsWith(issue) && key.charAt(issue.length()) == '/';
    }
}
