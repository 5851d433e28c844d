package org.onrecord.ingest.pdf;

/** Cleans the characters of a PDF. */
final class PdfCharacters {
    private PdfCharacters() {}

    /** Removes control characters and those that mean no character, and replaces every kind of space by a space. */
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

    /** Returns true for a character of a script without spaces between words. */
    static boolean isIdeographic(int c) {
        return Character.isIdeographic(c)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0x3000 && c <= 0x303F)
                || (c >= 0xFF00 && c <= 0xFFEF)
                || (c >= 0x0E00 && c <= 0x0E7F);
    }

    /** Returns true if the text ends like a sentence, with or without a closing quotation mark or bracket. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "\"'”’»)]）」』".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?:;…。！？：；".indexOf(text.charAt(end - 1)) >= 0;
    }
}
