/** Reading YAML files with every mistake reported at its line. Entry point: {@link YamlFields}. */
package org.onrecord.events.yaml;
