/**
 * Reading YAML files with every mistake reported at its line.
 *
 * <p>Entry point: {@link org.onrecord.events.yaml.YamlFields}.
 */
@NullMarked
package org.onrecord.events.yaml;

import org.jspecify.annotations.NullMarked;
