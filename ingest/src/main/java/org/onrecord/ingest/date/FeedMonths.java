package org.onrecord.ingest.date;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of months in the languages of feeds and list pages, whole or cut short. */
public final class FeedMonths {
    /** The names of the first month, of the second, and so on, in lower case. */
    private static final List<String> NAMES = List.of(
            "jan january janvier enero ene januar gennaio gen janeiro januari tammikuuta január ιαν ιανουαρίου января янв",
            "feb february février fév févr fevrier febrero februar febbraio fevereiro fev februari helmikuuta február φεβ φεβρουαρίου φεβρ"
                    + " февраля фев",
            "mar march mars marzo märz mär maerz março maart mrt maaliskuuta március μαρ μαρτίου μάρ μάρτ марта мар",
            "apr april avril avr abril abr aprile huhtikuuta április απρ απριλίου апреля апр",
            "may mai mayo maggio mag maio mei maj toukokuuta május μαι μάι μαϊ μάϊ μαΐου мая май",
            "jun june juin junio juni giugno giu junho kesäkuuta június ιουν ιούν ιον ιουνίου июня июн",
            "jul july juillet juil julio juli luglio lug julho heinäkuuta július ιουλ ιούλ ιολ ιουλίου июля июл",
            "aug august août aout agosto ago augusti augustus elokuuta augusztus αυγ αύγ αυγούστου августа авг",
            "sep sept september septembre septiembre settembre set setembro syyskuuta szeptember σεπ σεπτ σεπτεμβρίου сентября сен сент",
            "oct october octobre octubre okt oktober ottobre ott outubro out lokakuuta október οκτ οκτωβρίου октября окт",
            "nov november novembre noviembre novembro marraskuuta νοε νοέ νοεμ νοεμβρίου ноября ноя нояб",
            "dec december décembre déc decembre diciembre dic dez dezember desember des dicembre dezembro joulukuuta δεκ δεκεμβρίου"
                    + " декабря дек");

    private static final Map<String, Integer> BY_NAME = byName();

    private FeedMonths() {}

    private static Map<String, Integer> byName() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 1; month <= NAMES.size(); month++) {
            for (String name : NAMES.get(month - 1).split(" ")) {
                months.put(name, month);
            }
        }
        return Map.copyOf(months);
    }

    /** The month, 1 to 12, that a word is the name of. */
    public static Optional<Integer> of(String word) {
        return Optional.ofNullable(BY_NAME.get(word.toLowerCase(Locale.ROOT)));
    }
}
