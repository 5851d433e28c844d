package org.onrecord.ingest.date;

import java.util.List;

/** The tokens of a text; beyond its ends all tokens are empty. */
record DateTokens(List<DateToken> all) {
    private static final DateToken END = new DateToken(-1, -1, 0, 0, "");

    static DateTokens of(String text) {
        return new DateTokens(DateToken.of(text));
    }

    int size() {
        return all.size();
    }

    DateToken at(int index) {
        return index >= 0 && index < all.size() ? all.get(index) : END;
    }

    /** Returns true if there is no white space between two tokens. */
    boolean touch(int one, int next) {
        return at(one).end() == at(next).start();
    }
}
