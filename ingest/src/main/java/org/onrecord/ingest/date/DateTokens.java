package org.onrecord.ingest.date;

import java.util.List;

/** The tokens of a text, followed by as many empty ones as anybody asks for. */
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

    /** Returns true if nothing stands between two tokens. */
    boolean touch(int one, int next) {
        return at(one).end() == at(next).start();
    }
}
