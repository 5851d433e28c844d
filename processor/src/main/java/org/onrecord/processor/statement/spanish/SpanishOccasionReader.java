package org.onrecord.processor.statement.spanish;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.language.OccasionReader;
import org.onrecord.processor.statement.text.WordList;

/** Reader of Spanish names of events at which something is said: "en conferencia de prensa matutina", "en entrevista con ...". */
public final class SpanishOccasionReader implements OccasionReader {
    private static final String ADJECTIVES =
            "(?: " + WordList.of("spanish", "occasion-adjectives").alternatives() + ")*";
    private static final String NAMES = "(?-i:(?: (?:de|del|la|las|los|el|y|e)){0,3} [\\p{Lu}\\d][\\p{L}\\d’'-]*)+";
    private static final String PRESS =
            "(?:conferencias? de prensa|rueda de prensa|conferencia mañanera|mañanera)" + ADJECTIVES;
    private static final String EVENT = "(?:" + PRESS
            + "|(?:entrevista|llamada|conversación telefónica|reunión|comparecencia|audiencia|conversación)"
            + ADJECTIVES
            + "(?: (?:con|ante)(?: (?:el|la|los|las))?(?:(?: (?:presidente|presidenta|canciller|secretario|secretaria|diario|periódico|programa|cadena|medios|periodistas))+(?:"
            + NAMES + ")?|" + NAMES + "))?"
            + "|(?:cumbre|foro|ceremonia|asamblea|sesión|evento|mitin|conferencia|congreso|cena|inauguración)"
            + ADJECTIVES + "(?: (?:de|del|sobre)" + NAMES + ")?)";
    private static final Pattern AT = Pattern.compile(
            "(?iu)(?<=^|[\\s\"“”«»,;])(?:en|durante)(?: (?:la|el|una|un|su|esta|este))?(?: \\p{Lu}?[IVX]+)? (" + EVENT
                    + ")(?=[\\s,.;:\"”»]|$)");
    private static final Pattern HELD = Pattern.compile(
            "(?iu)\\b(?:ofreció|dio|encabezó|concedió|sostuvo|brindó|encabeza|ofrece)(?: (?:la|el|una|un|su))? ("
                    + EVENT + ")(?=[\\s,.;:\"”»]|$)");
    private static final Pattern TITLE =
            Pattern.compile("(?iu)(?:^|[.|:] |de la |en )(" + PRESS + "|entrevista" + ADJECTIVES + ")(?=[\\s,.;:|]|$)");
    private static final Pattern SAYS =
            Pattern.compile("(?iu)\\b" + WordList.of("spanish", "occasion-says").alternatives() + "\\b|:");
    private static final Pattern AHEAD = Pattern.compile(
            "(?iu)\\b(?:que|quien|donde|cuando|antes|después|tras|ofrecerá|participará|asistirá|hablará|será|habrá|próxim[ao]|mañana|va a|van a)\\b[^.:]{0,60}$");
    private static final Pattern BACK = Pattern.compile("(?iu)^\\s*(?:allí|ahí|en el evento|en el acto|en ella)\\b");

    @Override
    public Optional<Span> said(String part) {
        return SAYS.matcher(part).find() ? told(part) : Optional.empty();
    }

    @Override
    public Optional<Span> told(String sentence) {
        return name(AT, sentence).or(() -> name(HELD, sentence));
    }

    @Override
    public Optional<Span> titled(String title) {
        return name(TITLE, title).or(() -> name(AT, title));
    }

    @Override
    public boolean pointsBack(String part) {
        return BACK.matcher(part).find();
    }

    private static Optional<Span> name(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        while (matcher.find()) {
            if (!AHEAD.matcher(part.substring(0, matcher.start())).find()) {
                return Optional.of(new Span(matcher.start(1), matcher.end(1)));
            }
        }
        return Optional.empty();
    }
}
