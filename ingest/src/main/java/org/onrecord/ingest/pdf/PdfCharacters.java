package org.onrecord.ingest.pdf;

/** The characters of a PDF's words as a text has them. */
final class PdfCharacters {
    private PdfCharacters() {}

    /** Without control characters and those that stand for no character; every kind of space is one space. */
    static String clean(String word) {
        StringBuilder clean = new StringBuilder(word.length());
        word.codePoints().forEach(c -> {
            if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                clean.append(' ');
            } else if (!isNone(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString().strip();
    }

    private static boolean isNone(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || c == 0xFFFD
                || c == 0xFEFF
                || c == 0x200B;
    }

    /** True of a character of a script that puts no spaces between words. */
    static boolean isIdeographic(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0x3000 && c <= 0x303F)
                || (c >= 0xFF00 && c <= 0xFFEF)
                || (c >= 0x0E00 && c <= 0x0E7F);
    }

    /** True if the text ends as a sentence does, a closing quotation mark or bracket after it or not. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "\"'”’»)]）」』".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?:;…。！？：；".indexOf(text.charAt(end - 1)) >= 0;
    }
}
