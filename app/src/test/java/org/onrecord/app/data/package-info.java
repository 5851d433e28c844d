/** Tests of the data folder. */
package org.onrecord.app.data;
