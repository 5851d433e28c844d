package org.onrecord.processor.statement;

import java.util.Set;
import org.onrecord.processor.statement.speaker.Sides;

/** The governments that a text names: {@code CN} and {@code US} for "Beijing and Washington", and for "中美". */
public final class NamedGovernments {
    private NamedGovernments() {}

    /** Returns their codes; {@code other} for one that no list has a code for. */
    public static Set<String> in(String text) {
        return Sides.allNamed(text);
    }
}
