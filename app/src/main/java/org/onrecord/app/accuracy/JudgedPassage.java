package org.onrecord.app.accuracy;

/** A labelled passage with OnRecord's answer. */
public record JudgedPassage(LabelledPassage gold, PassageAnswer answer) {}
