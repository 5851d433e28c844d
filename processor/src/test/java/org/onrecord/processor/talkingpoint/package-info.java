@NullMarked
package org.onrecord.processor.talkingpoint;

import org.jspecify.annotations.NullMarked;
