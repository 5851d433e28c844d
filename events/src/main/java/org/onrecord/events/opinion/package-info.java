/** The request for a second opinion, made alike by the module that sends it and by the one that shows it. Entry point: {@link OpinionRequest}. */
package org.onrecord.events.opinion;
