/** What services share that run until they are closed: {@link org.onrecord.events.service.ServiceThread}. */
@NullMarked
package org.onrecord.events.service;

import org.jspecify.annotations.NullMarked;
