/** Texts and word lists in resources: {@link org.onrecord.events.resource.Resources} reads them. */
package org.onrecord.events.resource;
