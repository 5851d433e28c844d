/** Reading YAML files with every mistake reported at its line. Entry point: {@link YamlFields}. */
@NullMarked
package org.onrecord.events.yaml;

import org.jspecify.annotations.NullMarked;
