package org.onrecord.processor.statement.draft;

/** In whose words reported speech stands: this decides how far it reaches. */
public enum Voice {
    /** A journalist's or compiler's own narrative. */
    AUTHOR,
    /** The words of a speaker. */
    SPEAKER,
    /** An institution's text: sentences behind "X said" are X's until the next attribution. */
    INSTITUTION
}
