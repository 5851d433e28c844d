/** Tests of the settings. */
package org.onrecord.app.settings;
