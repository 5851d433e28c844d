package org.onrecord.events.words;

/**
 * A brief as mails carry it, with the addresses of its links in full.
 *
 * @param html one element with inline styles
 * @param text the same words; the addresses to which a sentence leads follow it, a line each
 */
public record WrittenBrief(String html, String text) {}
