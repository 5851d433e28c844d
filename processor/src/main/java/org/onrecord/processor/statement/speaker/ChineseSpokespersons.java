package org.onrecord.processor.statement.speaker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;

/** Reads the spokesperson in a Chinese title: "外交部发言人某某就...答记者问". */
public final class ChineseSpokespersons {
    private static final Pattern SPEAKS = Pattern.compile(
            "(\\p{IsHan}{2,16}?发言人)((?!就|主持|答|在|谈|回应|关于|的|发表)\\p{IsHan}{2,4}?)?(?=就|主持|答|在|谈|回应|关于|的|发表|$)");

    private ChineseSpokespersons() {}

    /** Returns the title's spokesperson, by name if the title gives one. */
    public static Optional<SpeakerMention> in(String title) {
        Matcher matcher = SPEAKS.matcher(title);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String office = ChineseNames.role(title, matcher.start(1), matcher.end(1));
        String name = matcher.group(2);
        return Optional.of(name == null ? SpeakerMention.of(office, office) : SpeakerMention.of(name, office));
    }
}
