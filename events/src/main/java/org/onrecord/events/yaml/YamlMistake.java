package org.onrecord.events.yaml;

/**
 * A mistake in a YAML file.
 *
 * @param line counted from 1
 * @param message what is wrong, and what would be right
 */
public record YamlMistake(int line, String message) {}
