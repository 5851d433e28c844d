/**
 * YAML files read with every mistake reported at its line: {@link org.onrecord.events.yaml.YamlFields} walks a mapping, {@link
 * org.onrecord.events.yaml.YamlMistake} is what it finds wrong.
 */
@NullMarked
package org.onrecord.events.yaml;

import org.jspecify.annotations.NullMarked;
