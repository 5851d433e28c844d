package org.onrecord.dashboard.query;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kind of an event, recognised by its name in English, Chinese or Spanish, so that one event is recognised in two languages. */
enum OccasionKind {
    PRESS(
            "press|briefing|gaggle|stakeout|availability|news conference|conferencia de prensa|rueda de prensa|conferencia matutina"
                    + "|mañanera|记者会|招待会|发布会|吹风会"),
    INTERVIEW("interview|entrevista|采访|专访|访谈"),
    HEARING("hearing|testimony|audiencia|comparecencia|听证会"),
    TALKS("talks|call|meeting|consultation|dialogue|reunión|conversación|llamada|diálogo|会谈|会晤|会见|通话|通电话|磋商|对话"),
    ADDRESS("speech|address|remarks|keynote|lecture|discurso|palabras|致辞|讲话|演讲"),
    GATHERING(
            "summit|forum|conference|assembly|session|debate|ceremony|seminar|symposium|commission|cumbre|foro|sesión|asamblea|ceremonia"
                    + "|峰会|论坛|大会|会议|全会|仪式|研讨会|座谈会|年会|辩论");

    private final Pattern names;

    OccasionKind(String names) {
        this.names = Pattern.compile("(?:" + names + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns the first kind whose names occur in the words. The order matters: a press conference is also a conference. */
    static Optional<OccasionKind> of(String words) {
        return Stream.of(values())
                .filter(kind -> kind.names.matcher(words).find())
                .findFirst();
    }
}
