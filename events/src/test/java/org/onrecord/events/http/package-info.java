@NullMarked
package org.onrecord.events.http;

import org.jspecify.annotations.NullMarked;
