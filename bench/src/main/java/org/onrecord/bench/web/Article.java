package org.onrecord.bench.web;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * An invented page.
 *
 * @param site number of its site
 * @param number of the page on that site
 */
record Article(int site, int number) {
    private static final String[] SUBJECTS = {"harbour", "ferry", "lighthouse", "pilot station", "customs quay"};

    /** Returns a word that only this article contains. */
    String mark() {
        return mark(site, number);
    }

    static String mark(int site, int number) {
        return "mark" + site + "x" + number + "x";
    }

    /** Returns the whole page, with navigation and footer around the article. */
    String html(String charset, String word) {
        String subject = SUBJECTS[number % SUBJECTS.length];
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "<p>The ministry said on day %d of the inspection that the %s keeps its hours, that %d crews were heard,"
                            + " and that nothing in the order of the year before is taken back (%s). %s</p>\n",
                    i + 1,
                    subject,
                    number * 7 + i,
                    word,
                    i == 2 ? "The file carries the sign " + mark() + " in the register." : ""));
        }
        return "<!DOCTYPE html><html lang=\"en\"><head>"
                + (charset.isEmpty() ? "" : "<meta charset=\"" + charset + "\">")
                + "<title>Notice " + number + " on the " + subject + "</title></head><body>"
                + "<nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav><main><article><h1>Notice " + number
                + " on the " + subject + "</h1>\n" + text + "</article></main>"
                + "<footer>Office of invented notices</footer></body></html>";
    }

    byte[] bytes(Charset charset, String named, String word) {
        return html(named, word).getBytes(charset);
    }
}
