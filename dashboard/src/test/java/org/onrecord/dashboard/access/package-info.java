@NullMarked
package org.onrecord.dashboard.access;

import org.jspecify.annotations.NullMarked;
