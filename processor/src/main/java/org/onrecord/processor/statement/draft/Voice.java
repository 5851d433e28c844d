package org.onrecord.processor.statement.draft;

/** The voice of the text around reported speech, which decides how far a report reaches. */
public enum Voice {
    /** The narrative of a journalist or editor. */
    AUTHOR,
    /** The words of a speaker. */
    SPEAKER,
    /** The text of an institution: sentences after "X said" belong to X until the next attribution. */
    INSTITUTION
}
