/** Tests of the second opinion's pure parts. */
package org.onrecord.processor.opinion;
