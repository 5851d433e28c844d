@NullMarked
package org.onrecord.bench;

import org.jspecify.annotations.NullMarked;
