package org.onrecord.app.settings;

import org.onrecord.events.json.JsonName;

/** What the answers of a language model are used for. */
public enum LlmRole implements JsonName {
    /** They are shown beside the labels and change nothing. */
    SECOND_OPINION,
    /** They decide the sides and topics of official statements. */
    LABEL
}
