package org.onrecord.processor.statement.speaker;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.WordList;

/** Splits Chinese designations into role and name: "韩国国防部长某某某". */
public final class ChineseNames {
    private static final List<String> ROLES = WordList.of("name-roles").chinese();
    private static final Pattern LEAD = Pattern.compile(
            "^(?:\\p{IsHan}{2,10}(?:[\\d０-９]{1,2}月)?[\\d０-９]{1,2}日电|[\\s　]|近日|日前|当天|当地时间|随后|此外|同时|另外|但是|但|而|并|据悉|有|昨天|今天|正如|[\\d０-９]{1,4}[年月日号]|[上下]午|晚|新任|时任|由|请)+");

    /** A name followed by two offices: 某某国务委员兼外长. */
    private static final Pattern OFFICES_BEHIND = Pattern.compile(
            "(\\p{IsHan}{2,3}?)((?:国务委员|副总理|总理|副主席|主席|部长|书记|主任)兼\\p{IsHan}{0,4}?(?:" + String.join("|", ROLES) + "))");

    /** Words behind an office that name its staff and no person: 总理办公室. */
    private static final Pattern OFFICE = Pattern.compile("(?:办公室|官邸|府|秘书处|委员会|团队|办公厅|会议)$");

    /** A body with the one that it belongs to: 某组织下属武装派别某某旅. */
    private static final Pattern PART = Pattern.compile(
            "(\\p{IsHan}{2,16}(?:下属|旗下|所属)(?:的)?\\p{IsHan}{0,6}(?:派别|组织|机构|部队|公司|媒体|电视台|智库|武装))(\\p{IsHan}{2,8})");

    private static final Pattern SPOKESPERSON = Pattern.compile(
            "(\\p{IsHan}{2,16}?发言人)((?!就|主持|答|在|谈|回应|关于|的|发表)\\p{IsHan}{2,4}?)?(?=就|主持|答|在|谈|回应|关于|的|发表|$)");

    private ChineseNames() {}

    /** Returns the spokesperson in a title, by name if the title gives one: "外交部发言人某某就...答记者问". */
    public static Optional<SpeakerMention> spokesperson(String title) {
        Matcher matcher = SPOKESPERSON.matcher(title);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String office = role(title, matcher.start(1), matcher.end(1));
        String name = matcher.group(2);
        return Optional.of(name == null ? SpeakerMention.of(office, office) : SpeakerMention.of(name, office));
    }

    /** Returns the designation at a place in a text without the end of a date before it: the 日 of 日外交部发言人. */
    public static String role(String text, int start, int end) {
        boolean dated = start > 0
                && start + 1 < end
                && "0123456789０１２３４５６７８９".indexOf(text.charAt(start - 1)) >= 0
                && "年月日号时点".indexOf(text.charAt(start)) >= 0;
        return role(text.substring(dated ? start + 1 : start, end));
    }

    /** Returns a role without the words of time before it. */
    public static String role(String words) {
        String role = LEAD.matcher(words).replaceFirst("");
        int by = role.lastIndexOf("日");
        return by >= 0
                        && by + 1 < role.length()
                        && by < 12
                        && role.substring(0, by).matches(".*\\d.*")
                ? role.substring(by + 1)
                : role;
    }

    /** Returns the speaker that a designation names. */
    public static SpeakerMention speaker(String designation, IntroducedPersons persons) {
        String words = LEAD.matcher(designation).replaceFirst("");
        int end = -1;
        for (String role : ROLES) {
            int at = words.lastIndexOf(role);
            if (at >= 0 && !words.startsWith("会", at + role.length()) && at + role.length() > end) {
                end = at + role.length();
            }
        }
        Matcher part = PART.matcher(words);
        if (part.matches()) {
            return SpeakerMention.of(part.group(2), part.group(1));
        }
        if (end > 0 && end < words.length()) {
            String name = words.substring(end);
            if (OFFICE.matcher(name).find()) {
                return SpeakerMention.of(words, null);
            }
            if (name.length() <= 12 && name.length() >= 2) {
                return SpeakerMention.of(name, words.substring(0, end));
            }
        }
        Matcher offices = OFFICES_BEHIND.matcher(words);
        if (offices.matches()) {
            return SpeakerMention.of(offices.group(1), offices.group(2));
        }
        if (end == words.length()) {
            for (String role : ROLES) {
                int length = words.length() - role.length();
                length -= length > 2 && words.charAt(length - 1) == '副' ? 1 : 0;
                if (words.endsWith(role)
                        && (length == 2 || length == 3)
                        && persons.mentions(words)
                        && !WordList.of("tier-1").in(words.substring(0, length))
                        && Sides.named(words.substring(0, length)).isEmpty()) {
                    return SpeakerMention.of(words.substring(0, length), words.substring(length));
                }
            }
            return SpeakerMention.of(words, null);
        }
        if (words.length() == 1) {
            return persons.chinese()
                    .name(words)
                    .map(name ->
                            SpeakerMention.of(name, persons.chinese().role(name).orElse(null)))
                    .orElse(SpeakerMention.named(words));
        }
        return SpeakerMention.of(words, persons.chinese().role(words).orElse(null));
    }
}
