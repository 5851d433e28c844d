@NullMarked
package org.onrecord.app.learning;

import org.jspecify.annotations.NullMarked;
