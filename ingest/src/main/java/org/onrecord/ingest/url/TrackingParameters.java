package org.onrecord.ingest.url;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Query parameters that track how a reader came to a page, and never select the page. */
final class TrackingParameters {
    /**
     * The parameters of large advertisers, mailers and analytics, by their own documentation: Google (gclid, dclid,
     * gbraid, wbraid, _ga, _gl), Facebook and Instagram (fbclid, igshid, igsh), Microsoft (msclkid), X (twclid), TikTok
     * (ttclid), Yandex (yclid, ysclid), LinkedIn (li_fat_id), Mailchimp (mc_cid, mc_eid), HubSpot (_hsenc, _hsmi,
     * hsctatracking), Marketo (mkt_tok), Matomo's pk_ and mtm_.
     */
    private static final Set<String> NAMES =
            Set.of(("gclid gclsrc dclid gbraid wbraid _ga _gl fbclid igshid igsh msclkid twclid ttclid yclid ysclid"
                            + " li_fat_id mc_cid mc_eid _hsenc _hsmi hsctatracking mkt_tok")
                    .split(" "));

    private TrackingParameters() {}

    /** Returns a query without these parameters; the others keep their order. */
    static String without(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isOne(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isOne(String parameter) {
        int end = parameter.indexOf('=');
        String name = (end < 0 ? parameter : parameter.substring(0, end)).toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || name.startsWith("utm_") || name.startsWith("pk_") || name.startsWith("mtm_");
    }
}
