package org.onrecord.processor.statement.speaker;

import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.text.WordList;

/** Recognises titles that the publisher's country does not have: a prime minister on a White House page is foreign. */
final class ForeignTitles {
    private static final String CROWNS = "prime minister|king|queen|chancellor|emir|sultan|crown prince|taoiseach";
    private static final Map<String, Pattern> FOREIGN = Map.of(
            "US", titles(CROWNS + "|premier|(?:foreign|defen[cs]e|finance|trade|deputy)? ?minister"),
            "CN", titles(CROWNS + "|president"),
            "MX", titles(CROWNS + "|premier"),
            "CA", titles("king|queen|chancellor|emir|sultan|crown prince|taoiseach|president"));

    private ForeignTitles() {}

    private static Pattern titles(String alternatives) {
        return Pattern.compile("(?i)\\b(?:" + alternatives + ")$");
    }

    /** Returns true for a speaker with the title of another country. A Chinese surname marks a Chinese speaker. */
    static boolean of(SpeakerMention speaker, String home) {
        String role = speaker.role();
        String name = speaker.name();
        Pattern foreign = FOREIGN.get(home);
        if (role == null
                || name == null
                || foreign == null
                || !foreign.matcher(role.strip()).find()) {
            return false;
        }
        return !home.equals("CN") || NameWords.tokens(name).stream().noneMatch(WordList.of("surnames-first")::has);
    }
}
