package org.onrecord.app.settings;

import org.onrecord.events.json.JsonName;

/** The form of the log. */
public enum LogFormat implements JsonName {
    /** Lines for people. */
    TEXT,
    /** A JSON object a line, for programs that collect logs. */
    JSON
}
