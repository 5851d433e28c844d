package org.onrecord.ingest.extract.text;

/** Counts the words and signs of a block. */
final class WordCounter {
    private static final WordTable TABLE = WordTable.read("words.txt");
    static final int KINDS = TABLE.kinds();

    private WordCounter() {}

    static void count(TextBlock block) {
        String text = block.text;
        long hash = WordTable.START;
        boolean inWord = false;
        float words = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 ? (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') : isLetter(c)) {
                block.letters++;
                if (c >= 0x2E80 && isIdeograph(c)) {
                    words += .5f;
                    tally(block, WordTable.step(WordTable.START, c));
                    continue;
                }
                if (c >= 'A' && c <= 'Z') {
                    c += 'a' - 'A';
                    if (!inWord) {
                        block.capitals++;
                    }
                } else if (c >= 0x80) {
                    char lower = Character.toLowerCase(c);
                    if (lower != c && !inWord) {
                        block.capitals++;
                    }
                    c = lower;
                }
                hash = WordTable.step(hash, c);
                inWord = true;
                continue;
            }
            if (inWord) {
                words++;
                tally(block, hash);
                hash = WordTable.START;
                inWord = false;
            }
            if (c >= '0' && c <= '9') {
                if (i == 0 || !digit(text.charAt(i - 1))) {
                    words++;
                }
                block.digits++;
            } else if (c > ' ') {
                sign(block, text, i, c);
            }
        }
        if (inWord) {
            words++;
            tally(block, hash);
        }
        block.words = words;
    }

    private static void sign(TextBlock block, String text, int i, char c) {
        switch (c) {
            case '.', '!', '?', '…', '؟', '।' -> {
                if (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1))) {
                    block.sentences++;
                }
            }
            case '。', '！', '？' -> block.sentences++;
            case ',', '，', '、', '،', ';', '；' -> block.commas++;
            case '|', '©', '»', '›', '→', '·', '•', '/', '>', '@', '#' -> {
                block.marks++;
                if (c == '©' || c == '@' || c == '#') {
                    tally(block, WordTable.step(WordTable.START, c));
                }
            }
            default -> {}
        }
    }

    private static void tally(TextBlock block, long hash) {
        long bits = TABLE.get(hash);
        while (bits != 0) {
            block.kinds[Long.numberOfTrailingZeros(bits)]++;
            bits &= bits - 1;
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',' || c == ':';
    }

    private static boolean isLetter(char c) {
        int type = Character.getType(c);
        return type <= Character.NON_SPACING_MARK && type > 0
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.SURROGATE;
    }

    /** Returns true for Chinese, Japanese and Korean characters, roughly. */
    static boolean isIdeograph(char c) {
        return c >= 0x3041 && c <= 0x9FFF && c != '・' || c >= 0xF900 && c <= 0xFAFF || c >= 0x2E80 && c <= 0x2FDF;
    }
}
