/** The channels by which alerts reach subscribers. Entry points: {@link Channel}, {@link Transports}, and {@link Channels#ALL}, to which a new one is added. */
package org.onrecord.notify.channel;
