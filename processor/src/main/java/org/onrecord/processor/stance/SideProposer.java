package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.passage.Passage;

/** Proposes the likelier side on each claim that a passage may be about. Safe for use by several threads. */
interface SideProposer {

    /** Returns the proposed sides, at most one for each claim, whatever their scores. */
    List<ProposedSide> propose(Passage passage);
}
