package org.onrecord.bench.accuracy;

import org.onrecord.app.learning.LabelledPassage;

/** A labelled passage with OnRecord's answer. */
public record JudgedPassage(LabelledPassage gold, PassageAnswer answer) {}
