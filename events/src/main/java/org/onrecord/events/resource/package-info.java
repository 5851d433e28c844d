/** Texts and word lists in resources: {@link org.onrecord.events.resource.Resources} reads them. */
@NullMarked
package org.onrecord.events.resource;

import org.jspecify.annotations.NullMarked;
