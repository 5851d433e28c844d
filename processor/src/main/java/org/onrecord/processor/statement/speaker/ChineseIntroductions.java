package org.onrecord.processor.statement.speaker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.processor.statement.text.ChineseScript;
import org.onrecord.processor.statement.text.Skip;
import org.onrecord.processor.statement.text.WordList;

/** The roles and full names of persons in a Chinese text. Each search runs once. */
public final class ChineseIntroductions {
    private static final List<String> ROLES = WordList.of("name-roles").chinese();

    private static final int MOST = 20;

    private final String text;
    private final Map<String, Optional<String>> roles = new HashMap<>();
    private final Map<String, Optional<String>> names = new HashMap<>();

    ChineseIntroductions(String text) {
        this.text = text;
    }

    /** Returns the role directly before a name in the document, e.g. 外交部发言人. */
    public Optional<String> role(String name) {
        return roles.computeIfAbsent(name, this::findRole);
    }

    /** Returns the first role that names a country, else the first. */
    private Optional<String> findRole(String name) {
        String first = null;
        int looked = 0;
        for (int at = text.indexOf(name); at >= 0 && looked < MOST; at = text.indexOf(name, at + 1)) {
            looked++;
            int start =
                    Skip.back(text, Math.max(0, at - 30), at, c -> ChineseScript.has((char) c) || "、·".indexOf(c) >= 0);
            String role = ChineseSources.office(ChineseNames.role(text, start, at));
            if (!role.isEmpty() && Sides.named(role).isPresent()) {
                return Optional.of(role);
            }
            first = first == null && !role.isEmpty() ? role : first;
        }
        return Optional.ofNullable(first);
    }

    /** Returns the full name that follows a role and starts with these characters, such as a surname. */
    public Optional<String> name(String beginning) {
        return names.computeIfAbsent(beginning, this::findName);
    }

    private Optional<String> findName(String beginning) {
        for (String role : ROLES) {
            for (int at = text.indexOf(role + beginning); at >= 0; at = text.indexOf(role + beginning, at + 1)) {
                int start = at + role.length();
                for (int length = 4; length >= 2; length--) {
                    if (start + length <= text.length()) {
                        String name = text.substring(start, start + length);
                        if (name.chars().allMatch(c -> ChineseScript.has((char) c))
                                && text.indexOf(name, text.indexOf(name) + 1) >= 0) {
                            return Optional.of(name);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }
}
